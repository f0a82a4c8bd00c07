package org.tessera.neural.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Prints hashes of what networks make, for [NetworkDeterminismTest].
public final class NetworkProbe {

    private static final String EVERYTHING = """
            {"layer": "conv", "channels": 6, "kernel": 3, "padding": 1}, {"layer": "group-norm", "groups": 2},
            {"layer": "gelu"}, {"layer": "gdn"}, {"layer": "upsample", "factor": 2, "linear": true},
            {"layer": "avg-pool", "kernel": 2}, {"layer": "silu"},
            {"layer": "residual", "layers": [{"layer": "conv", "channels": 6, "kernel": 1}, {"layer": "tanh"}]},
            {"layer": "igdn"}, {"layer": "elu"}, {"layer": "gate", "layers": [{"layer": "sigmoid"}]},
            {"layer": "transposed-conv", "channels": 3, "kernel": 2, "stride": 2}, {"layer": "max-pool", "kernel": 2},
            {"layer": "sine", "frequency": 30}, {"layer": "conv", "channels": 2, "kernel": 1}""";

    private NetworkProbe() {}

    public static void main(String[] args) {
        hashes(Integer.parseInt(args[0])).forEach(System.out::println);
    }

    /// @param networks how many, the cheap ones first
    static List<String> hashes(int networks) {
        List<Architecture> all = List.of(
                RandomNetworks.of("[2, 4, 4]", EVERYTHING, ""),
                Architectures.bundled("mlp-7", 16),
                Architectures.bundled("swae-5-gmlp", 16),
                Architectures.bundled("swae-7", 16));
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < networks; i++) {
            Architecture a = all.get(i);
            NamedTensors tensors = RandomNetworks.tensors(a, i);
            float[] x = RandomNetworks.values(a.input().count() * 21, i + 100);
            float[] latents =
                    Network.of(a.encoder(), a.input(), tensors, "encoder").run(x);
            float[] made =
                    Network.of(a.decoder(), a.latent(), tensors, "decoder").run(latents);
            hashes.add(i + " " + Integer.toHexString(Arrays.hashCode(latents)) + " "
                    + Integer.toHexString(Arrays.hashCode(made)));
        }
        return hashes;
    }
}
