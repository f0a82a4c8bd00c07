package org.tessera.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.error.MalformedException;

class NetworkTest {

    private static Network encoder(Architecture architecture, NamedTensors tensors) {
        return Network.of(architecture.encoder(), architecture.input(), tensors, "encoder");
    }

    @Test
    void linear_isAMatrixAndABias() {
        Architecture a = RandomNetworks.of(
                "[3]", "{\"layer\": \"linear\", \"features\": 2}", "{\"layer\": \"linear\", \"features\": 3}");
        NamedTensors tensors = RandomNetworks.tensors(a, 1);
        tensors.put("encoder.0.weight", new float[] {1, 2, 3, -1, 0, 1});
        tensors.put("encoder.0.bias", new float[] {0.5f, 10});
        assertThat(encoder(a, tensors).run(new float[] {1, 1, 1, 2, 0, -1})).containsExactly(6.5f, 10f, -0.5f, 7f);
    }

    @Test
    void convolutions_ofAnyShape_areTheDirectSums() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int rank = 1 + random.nextInt(3);
            int inChannels = 1 + random.nextInt(6);
            int outChannels = 1 + random.nextInt(9);
            int kernel = 1 + random.nextInt(4);
            int stride = 1 + random.nextInt(3);
            int padding = random.nextInt(kernel);
            boolean transposed = random.nextBoolean();
            int[] sizes = new int[rank + 1];
            Arrays.setAll(sizes, i -> i == 0 ? inChannels : kernel + random.nextInt(3));
            LayerSpec layer = transposed
                    ? new LayerSpec.TransposedConvolution(
                            outChannels, kernel, stride, padding, random.nextInt(stride), true)
                    : new LayerSpec.Convolution(outChannels, kernel, stride, padding, true);
            Features in = Features.of(sizes);
            NamedTensors tensors = new NamedTensors();
            for (ParameterSpec spec : LayerParameters.of(layer, in, "x.0")) {
                tensors.put(spec.name(), RandomNetworks.values((int) spec.count(), seed));
            }
            Network network = Network.of(new LayerSpec.Sequence(java.util.List.of(layer)), in, tensors, "x");
            float[] x = RandomNetworks.values(in.count() * 3, seed + 1000);
            float[] expected = DirectConvolution.of(layer, in, network.out(), tensors, x);
            float[] made = network.run(x);
            assertThat(made).hasSameSizeAs(expected);
            for (int i = 0; i < made.length; i++) {
                assertThat(made[i])
                        .as("seed %d, %s of %s, value %d", seed, layer, in, i)
                        .isCloseTo(expected[i], within(1e-4f * (1 + Math.abs(expected[i]))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"swae-7", "swae-5", "swae-5-gmlp", "mlp-7", "fast-7"})
    void sample_hasTheSameBitsAloneAmongOthersAndOnManyThreads(String name) {
        Architecture a = Architectures.bundled(name, 16);
        NamedTensors tensors = RandomNetworks.tensors(a, 7);
        Network decoder = Network.of(a.decoder(), a.latent(), tensors, "decoder");
        int count = 75;
        float[] latents = RandomNetworks.values(count * 16, 8);
        float[] together = decoder.run(latents);
        int size = a.input().count();
        float[][] alone = IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> decoder.run(Arrays.copyOfRange(latents, i * 16, (i + 1) * 16)))
                .toArray(float[][]::new);
        for (int i = 0; i < count; i++) {
            assertThat(alone[i])
                    .as("sample %d", i)
                    .containsExactly(Arrays.copyOfRange(together, i * size, (i + 1) * size));
        }
    }

    @Test
    void folded_isTheNetworkWithItsNorms() {
        Architecture a = RandomNetworks.of("[2, 6, 6]", """
                {"layer": "batch-norm"}, {"layer": "conv", "channels": 5, "kernel": 3, "bias": false},
                {"layer": "batch-norm"}, {"layer": "residual", "layers": [
                  {"layer": "conv", "channels": 5, "kernel": 1}, {"layer": "batch-norm"}, {"layer": "relu"}]},
                {"layer": "transposed-conv", "channels": 2, "kernel": 3}, {"layer": "batch-norm"}""", "");
        NamedTensors tensors = RandomNetworks.tensors(a, 3);
        Folding.Folded folded = Folding.fold(a, tensors);
        assertThat(ArchitectureText.json(folded.architecture()).toString()).doesNotContain("batch-norm");
        float[] x = RandomNetworks.values(a.input().count() * 5, 4);
        float[] before = encoder(a, tensors).run(x);
        float[] after = encoder(folded.architecture(), folded.tensors()).run(x);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isCloseTo(before[i], within(1e-4f));
        }
    }

    @Test
    void gridLayers_areWhatTheyAreCalled() {
        assertThat(one("[1, 4]", "{\"layer\": \"max-pool\", \"kernel\": 2}", 1, 5, -2, -3))
                .containsExactly(5, -2);
        assertThat(one("[1, 4]", "{\"layer\": \"avg-pool\", \"kernel\": 2}", 1, 5, -2, -3))
                .containsExactly(3, -2.5f);
        assertThat(one("[1, 2]", "{\"layer\": \"upsample\", \"factor\": 2}", 1, 3))
                .containsExactly(1, 1, 3, 3);
        assertThat(one("[1, 2]", "{\"layer\": \"upsample\", \"factor\": 2, \"linear\": true}", 1, 3))
                .containsExactly(1, 1.5f, 2.5f, 3);
        assertThat(one("[2, 2]", "{\"layer\": \"flatten\"}", 1, 2, 3, 4)).containsExactly(1, 2, 3, 4);
        assertThat(one("[2, 2]", "{\"layer\": \"flatten\"}, {\"layer\": \"reshape\", \"shape\": [4, 1]}", 1, 2, 3, 4))
                .containsExactly(1, 2, 3, 4);
        assertThat(one("[2]", "{\"layer\": \"gate\", \"layers\": [{\"layer\": \"relu\"}]}", -3, 3))
                .containsExactly(0, 9);
        assertThat(one("[2]", "{\"layer\": \"leaky-relu\", \"slope\": 0.5}", -3, 3))
                .containsExactly(-1.5f, 3);
    }

    private static float[] one(String input, String layer, float... x) {
        int[] sizes = Arrays.stream(input.replaceAll("[\\[\\] ]", "").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        LayerSpec.Sequence sequence = ArchitectureText.layers("[" + layer + "]");
        return Network.of(sequence, Features.of(sizes), new NamedTensors(), "x").run(x);
    }

    @Test
    void tensorOfAnotherLength_isMalformed() {
        Architecture a = Architectures.bundled("mlp-7", 16);
        NamedTensors tensors = RandomNetworks.tensors(a, 1);
        tensors.put("decoder.0.weight", new float[5]);
        assertThatThrownBy(() -> Network.of(a.decoder(), a.latent(), tensors, "decoder"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("decoder.0.weight")
                .hasMessageContaining("2048");
    }
}
