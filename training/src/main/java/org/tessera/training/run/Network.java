package org.tessera.training.run;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.LayerParameters;
import org.tessera.neural.layer.LayerSpec;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.config.TrainingConfig;
import org.tessera.training.data.Shuffle;
import org.tessera.training.loss.Bottleneck;
import org.tessera.training.loss.CodebookBottleneck;
import org.tessera.training.loss.LossKind;
import org.tessera.training.loss.Objective;
import org.tessera.training.loss.PlainBottleneck;
import org.tessera.training.loss.RateBottleneck;
import org.tessera.training.loss.VariationalBottleneck;
import org.tessera.training.net.Initial;
import org.tessera.training.net.Parameters;
import org.tessera.training.net.TorchNetwork;

/// Encoder, bottleneck and decoder in training, with their numbers.
final class Network {

    private final Architecture architecture;
    private final LayerSpec.Sequence encoder;
    private final Bottleneck bottleneck;
    private final Parameters parameters;
    private final boolean half;

    Network(Architecture architecture, Objective objective, TrainingConfig config, Device device) {
        this.architecture = architecture;
        this.bottleneck = bottleneck(architecture, objective, config);
        this.encoder = bottleneck instanceof VariationalBottleneck ? doubled(architecture) : architecture.encoder();
        this.half = config.half();
        List<ParameterSpec> specs = new ArrayList<>(LayerParameters.of(encoder, architecture.input(), "encoder"));
        specs.addAll(architecture.decoderParameters());
        specs.addAll(bottleneck.parameters());
        specs.addAll(objective.parameters());
        this.parameters = new Parameters(specs, new Initial(Shuffle.generator(config.seed())), device);
    }

    private static Bottleneck bottleneck(Architecture architecture, Objective objective, TrainingConfig config) {
        int latent = architecture.latent().count();
        List<Bottleneck> wanted = new ArrayList<>();
        if (objective.has(LossKind.KL)) {
            wanted.add(new VariationalBottleneck(latent));
        }
        if (objective.has(LossKind.VQ)) {
            wanted.add(new CodebookBottleneck(latent, config.entries(), config.dimension(), config.commitment()));
        }
        if (objective.has(LossKind.RATE)) {
            wanted.add(new RateBottleneck(latent));
        }
        if (wanted.size() > 1) {
            throw new IllegalArgumentException("of the losses kl, vq and rate only one can be used at a time");
        }
        return wanted.isEmpty() ? new PlainBottleneck() : wanted.getFirst();
    }

    /// The encoder with twice as many numbers at its end: means and log-variances.
    private static LayerSpec.Sequence doubled(Architecture architecture) {
        List<LayerSpec> layers = new ArrayList<>(architecture.encoder().layers());
        if (layers.isEmpty() || !(layers.getLast() instanceof LayerSpec.Linear last)) {
            throw new IllegalArgumentException(
                    "the loss kl needs an encoder that ends with a linear layer; " + architecture.name() + " does not");
        }
        layers.set(layers.size() - 1, new LayerSpec.Linear(2 * last.features(), last.bias()));
        return new LayerSpec.Sequence(layers);
    }

    Parameters parameters() {
        return parameters;
    }

    Bottleneck bottleneck() {
        return bottleneck;
    }

    /// What comes out, and what lies between.
    ///
    /// @param made of the blocks
    /// @param latent as the encoder made it, (samples, numbers)
    /// @param passed through the bottleneck
    /// @param views the parameters that were used
    record Pass(Tensor made, Tensor latent, Bottleneck.Passed passed, Parameters.Views views) {}

    Pass forward(Tensor batch, boolean training) {
        Parameters.Views views = parameters.views();
        TorchNetwork network = new TorchNetwork(views, training);
        autocast(half);
        try {
            Tensor latent = network.apply(encoder, batch, "encoder").to(ScalarType.Float);
            Tensor flat = latent.flatten(1, -1);
            Bottleneck.Passed passed = bottleneck.pass(flat, views, training);
            Tensor shaped = passed.latent().reshape(TorchNetwork.batched(architecture.latent(), batch.size(0)));
            Tensor made =
                    network.apply(architecture.decoder(), shaped, "decoder").to(ScalarType.Float);
            return new Pass(made, flat, passed, views);
        } finally {
            autocast(false);
        }
    }

    /// Without its cache: with it, weights cast once would never see a step.
    private static void autocast(boolean on) {
        torch.set_autocast_cache_enabled(false);
        for (DeviceType device : new DeviceType[] {DeviceType.CPU, DeviceType.CUDA}) {
            torch.set_autocast_dtype(device, ScalarType.BFloat16);
            torch.set_autocast_enabled(device, on);
        }
    }
}
