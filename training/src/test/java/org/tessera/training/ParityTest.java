package org.tessera.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.ArchitectureText;
import org.tessera.neural.layer.Architectures;
import org.tessera.neural.layer.Features;
import org.tessera.neural.layer.Folding;
import org.tessera.neural.layer.LayerSpec;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.Network;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.net.Gradients;
import org.tessera.training.net.Parameters;
import org.tessera.training.net.TensorScope;
import org.tessera.training.net.TorchArrays;
import org.tessera.training.net.TorchNetwork;

/// Layers in pure Java compute what libtorch computes, up to rounding.
class ParityTest {

    private static final float WITHIN = 1e-5f;

    @BeforeAll
    static void torch() {
        Torch.assume();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"layer\": \"conv\", \"channels\": 5, \"kernel\": 3, \"stride\": 2, \"padding\": 1}",
                "{\"layer\": \"conv\", \"channels\": 4, \"kernel\": 2, \"bias\": false}",
                "{\"layer\": \"transposed-conv\", \"channels\": 3, \"kernel\": 3, \"stride\": 2, \"padding\": 1,"
                        + " \"output-padding\": 1}",
                "{\"layer\": \"transposed-conv\", \"channels\": 5, \"kernel\": 4, \"bias\": false}",
                "{\"layer\": \"batch-norm\"}",
                "{\"layer\": \"group-norm\", \"groups\": 2}",
                "{\"layer\": \"scale\"}",
                "{\"layer\": \"gdn\"}",
                "{\"layer\": \"igdn\"}",
                "{\"layer\": \"relu\"}",
                "{\"layer\": \"leaky-relu\", \"slope\": 0.2}",
                "{\"layer\": \"elu\", \"alpha\": 0.7}",
                "{\"layer\": \"gelu\"}",
                "{\"layer\": \"silu\"}",
                "{\"layer\": \"tanh\"}",
                "{\"layer\": \"sigmoid\"}",
                "{\"layer\": \"sine\", \"frequency\": 30}",
                "{\"layer\": \"max-pool\", \"kernel\": 3, \"stride\": 2}",
                "{\"layer\": \"avg-pool\", \"kernel\": 2}",
                "{\"layer\": \"upsample\", \"factor\": 3}",
                "{\"layer\": \"upsample\", \"factor\": 2, \"linear\": true}",
                "{\"layer\": \"flatten\"}, {\"layer\": \"linear\", \"features\": 9}",
                "{\"layer\": \"flatten\"}",
                "{\"layer\": \"residual\", \"layers\": [{\"layer\": \"conv\", \"channels\": 4, \"kernel\": 1}]}",
                "{\"layer\": \"gate\", \"layers\": [{\"layer\": \"conv\", \"channels\": 4, \"kernel\": 3,"
                        + " \"padding\": 1}, {\"layer\": \"sigmoid\"}]}"
            })
    void layer_alongOneToThreeAxes_isThatOfLibtorch(String layers) {
        for (int rank = 1; rank <= 3; rank++) {
            LayerSpec.Sequence sequence = ArchitectureText.layers("[" + layers + "]");
            Features in = Features.of(
                    rank == 1 ? new int[] {4, 6} : rank == 2 ? new int[] {4, 6, 6} : new int[] {4, 6, 6, 6});
            List<ParameterSpec> specs = org.tessera.neural.layer.LayerParameters.of(sequence, in, "x");
            NamedTensors tensors = numbers(specs, rank);
            float[] x = gaussian(in.count() * 5, 50 + rank);
            float[] expected = torch(sequence, specs, tensors, in, x, "x");
            float[] made = Network.of(sequence, in, tensors, "x").run(x);
            close(made, expected, layers + " of rank " + rank);
        }
    }

    @Test
    void linear_isThatOfLibtorch() {
        LayerSpec.Sequence sequence = ArchitectureText.layers("[{\"layer\": \"linear\", \"features\": 11}]");
        Features in = Features.of(7);
        List<ParameterSpec> specs = org.tessera.neural.layer.LayerParameters.of(sequence, in, "x");
        NamedTensors tensors = numbers(specs, 1);
        float[] x = gaussian(70, 2);
        close(Network.of(sequence, in, tensors, "x").run(x), torch(sequence, specs, tensors, in, x, "x"), "linear");
    }

    @ParameterizedTest
    @CsvSource({"swae-7, 40", "swae-8, 9", "swae-5, 20", "swae-5-mlp, 20", "swae-5-gmlp, 20", "mlp-7, 20", "swae-40, 1"
    })
    void wholeNetwork_foldedForExport_isThatOfLibtorch(String name, int samples) {
        Architecture architecture = Architectures.bundled(name, 16);
        NamedTensors tensors = numbers(architecture.parameters(), 5);
        Folding.Folded folded = Folding.fold(architecture, tensors);
        float[] x = gaussian(architecture.input().count() * samples, 6);
        Architecture flat = folded.architecture();
        float[] latents =
                torch(architecture.encoder(), architecture.parameters(), tensors, architecture.input(), x, "encoder");
        close(
                Network.of(flat.encoder(), flat.input(), folded.tensors(), "encoder")
                        .run(x),
                latents,
                name + " encoder");
        float[] blocks = torch(
                architecture.decoder(), architecture.parameters(), tensors, architecture.latent(), latents, "decoder");
        float[] made = Network.of(flat.decoder(), flat.latent(), folded.tensors(), "decoder")
                .run(latents);
        close(made, blocks, name + " decoder");
    }

    private static float[] torch(
            LayerSpec.Sequence layers,
            List<ParameterSpec> specs,
            NamedTensors tensors,
            Features in,
            float[] x,
            String prefix) {
        float[][] result = new float[1][];
        TensorScope.within(() -> {
            Parameters parameters =
                    new Parameters(specs, spec -> tensors.get(spec.name(), spec.count()), new Device("cpu"));
            Gradients.without(() -> {
                Tensor batch = TorchArrays.tensor(x, TorchNetwork.batched(in, x.length / in.count()));
                result[0] =
                        TorchArrays.floats(new TorchNetwork(parameters.views(), false).apply(layers, batch, prefix));
            });
            return null;
        });
        return result[0];
    }

    private static NamedTensors numbers(List<ParameterSpec> specs, long seed) {
        Random random = new Random(seed);
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : specs) {
            float[] values = new float[(int) spec.count()];
            boolean positive = spec.name().endsWith("variance") || spec.name().endsWith("beta");
            double size = spec.shape().length == 1 ? 0.5 : Math.sqrt(3.0 * spec.shape()[0] / spec.count());
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (positive ? 0.5 + random.nextDouble() : size * (2 * random.nextDouble() - 1));
            }
            tensors.put(spec.name(), values);
        }
        return tensors;
    }

    private static float[] gaussian(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void close(float[] made, float[] expected, String what) {
        assertThat(made).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < made.length; i++) {
            assertThat(made[i])
                    .as("%s, number %d", what, i)
                    .isCloseTo(expected[i], within(WITHIN * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
