package org.tessera.neural.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.Tessera;
import org.tessera.codec.BoundTest;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.error.CompressionException;
import org.tessera.error.MissingModelException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.model.ModelUse;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.neural.layer.RandomNetworks;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.Tensor;
import org.tessera.neural.network.NetworkModel;
import org.tessera.neural.normalise.Normalisations;
import org.tessera.target.Ratio;
import org.tessera.target.ValueRangeRelative;

class NetworkCodecTest {

    private static final int EDGE = 4;
    private static final int POINTS = EDGE * EDGE * EDGE;
    private static final int LATENTS = 6;

    /// A linear network of random numbers: whatever it makes, the bound must hold.
    private static ModelUse model(String latents, boolean embed) {
        Architecture architecture = RandomNetworks.of(
                "[1, 4, 4, 4]",
                "{\"layer\": \"flatten\"}, {\"layer\": \"linear\", \"features\": " + LATENTS + "}",
                "{\"layer\": \"linear\", \"features\": 64}, {\"layer\": \"reshape\", \"shape\": [1, 4, 4, 4]}");
        NamedTensors tensors = RandomNetworks.tensors(architecture, 5);
        Model.Builder builder = Model.builder(
                "random-" + latents,
                NetworkModel.json(
                        architecture, Normalisations.fit("min-max", Double.NaN, new float[] {0, 1}), latents));
        for (ParameterSpec spec : architecture.parameters()) {
            builder.tensor(spec.name(), Tensor.f32(tensors.get(spec.name(), spec.count()), spec.shape()));
        }
        if (latents.equals(NetworkModel.STEPS)) {
            float[] steps = new float[LATENTS];
            int[] low = new int[LATENTS];
            int[] counts = new int[LATENTS];
            int[] frequencies = new int[2 * LATENTS];
            java.util.Arrays.fill(steps, 0.05f);
            java.util.Arrays.fill(counts, 2);
            java.util.Arrays.fill(frequencies, 1 << 15);
            builder.tensor("latent.steps", Tensor.f32(steps, LATENTS))
                    .tensor("latent.low", Tensor.i32(low, LATENTS))
                    .tensor("latent.counts", Tensor.i32(counts, LATENTS))
                    .tensor("latent.frequencies", Tensor.i32(frequencies, 2 * LATENTS));
        }
        Model model = builder.build();
        return new ModelUse(model.bytes(), model.name(), embed);
    }

    private static ArrayField blocks(ElementType type, int n, boolean hole) {
        Random random = new Random(11);
        double[] values = new double[n * POINTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(i * 0.01) + 0.1 * random.nextGaussian();
        }
        if (hole) {
            values[777] = Double.NaN;
        }
        return ArrayField.of(
                new FieldSpec("x", type, Shape.of(n, EDGE, EDGE, EDGE)),
                Elements.fromDoubles(type, values, values.length));
    }

    private static CompressorOptions options(double bound, ModelUse... models) {
        return CompressorOptions.of(new ValueRangeRelative(bound))
                .withCodec(OptionText.parse("network"))
                .withModels(List.of(models))
                .withThreads(1);
    }

    @Test
    void bound_always_holds_whateverTheNetworkMakes() {
        for (ElementType type : new ElementType[] {ElementType.F32, ElementType.F64}) {
            for (String latents : new String[] {NetworkModel.FLOATS, NetworkModel.STEPS}) {
                for (double bound : new double[] {0.3, 1e-2, 1e-5}) {
                    for (boolean hole : new boolean[] {false, true}) {
                        ArrayField field = blocks(type, 50, hole);
                        Tessera.Compressed made = Tessera.compress(field, options(bound, model(latents, true)));
                        ArrayField back =
                                Container.of(made.bytes()).variables().get(0).readAll();
                        BoundTest test = new BoundTest(made.report().tolerance());
                        byte[] masked = new byte[field.size()];
                        masked[777] = (byte) (hole ? 1 : 0);
                        assertThat(test.compare(field, back, masked).failures())
                                .as("%s %s %s hole %s", type, latents, bound, hole)
                                .isEmpty();
                        assertThat(made.report().codecs()).containsOnlyKeys("network");
                    }
                }
            }
        }
    }

    @Test
    void size_withoutABound_isThatOfTheLatents() {
        ArrayField field = blocks(ElementType.F32, 200, false);
        ModelUse model = model(NetworkModel.FLOATS, false);
        Tessera.Compressed made = Tessera.compress(
                field,
                CompressorOptions.of(new Ratio(5))
                        .withCodec(OptionText.parse("network"))
                        .withModels(List.of(model)));
        long latents = 200L * LATENTS * 4;
        assertThat((long) made.bytes().length).isBetween(latents, latents + 200 * 8 + 600);
    }

    @Test
    void missingModel_isNamed() {
        ArrayField field = blocks(ElementType.F32, 20, false);
        byte[] file = Tessera.compress(field, options(1e-2, model(NetworkModel.FLOATS, false)))
                .bytes();
        assertThatThrownBy(() -> Container.of(file).variables().get(0).readAll())
                .isInstanceOf(MissingModelException.class)
                .hasMessageContaining("random-float");
    }

    @Test
    void otherBlocks_orNoModel_areRefusedInOneSentence() {
        ArrayField line = ArrayField.of("x", new float[400], 400);
        line.floats()[3] = 1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tessera.compress(line, options(1e-2, model(NetworkModel.FLOATS, true))))
                .withMessageContaining("random-float");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tessera.compress(line, options(1e-2)))
                .withMessageContaining("--model");
    }

    @Test
    void changedBytes_areNoticed() {
        ArrayField field = blocks(ElementType.F32, 20, false);
        byte[] file = Tessera.compress(field, options(1e-2, model(NetworkModel.STEPS, true)))
                .bytes();
        Random random = new Random(3);
        for (int trial = 0; trial < 300; trial++) {
            byte[] bad = file.clone();
            int at = random.nextInt(bad.length);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> Container.of(bad).variables().get(0).readAll())
                    .as("seed 3 trial %d, byte %d", trial, at)
                    .isInstanceOf(CompressionException.class);
        }
    }
}
