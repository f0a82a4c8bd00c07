package org.tessera.wavelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.Tessera;
import org.tessera.codec.BoundTest;
import org.tessera.codec.Codec;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;
import org.tessera.target.ValueRangeRelative;

class WaveletCodecTest {

    private static byte[] encode(String text, ArrayField field, double tolerance) {
        return Codecs.create(OptionText.parse(text))
                .encode(field, Tolerance.absolute(tolerance))
                .bytes();
    }

    private static int misses(ArrayField field, byte[] payload, double tolerance) {
        Codec codec = Codecs.decoder(WaveletCodec.ID);
        ArrayField restored = codec.decode(new ByteReader(payload), field.spec(), 0, Limits.DEFAULT);
        return new BoundTest(Tolerance.absolute(tolerance))
                .compare(field, restored, null)
                .failures()
                .length;
    }

    /// A sum of waves along slanted lines, with noise.
    private static ArrayField waves(int seed, double noise, long... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(seed);
        double[] values = new double[(int) shape.count()];
        for (int i = 0; i < values.length; i++) {
            double phase = seed;
            int rest = i;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                phase += (0.3 + 0.1 * axis) * (rest % (int) sizes[axis]);
                rest /= (int) sizes[axis];
            }
            values[i] = StrictMath.sin(phase) + StrictMath.sin(0.37 * phase) + noise * random.nextGaussian();
        }
        return ArrayField.of(new FieldSpec("x", ElementType.F64, shape), values);
    }

    @Test
    void everyPoint_isWithinTheTolerance() {
        String[] texts = {"wavelet", "wavelet:mode=packet", "wavelet:mode=dyadic,step=80", "wavelet:effort=3,step=1"};
        long[][] shapes = {{5000}, {60, 71}, {16, 17, 18}, {5, 6, 7, 8}, {3, 4, 5, 6, 7}};
        for (int seed = 0; seed < 40; seed++) {
            ArrayField field = waves(seed, seed % 3 * 0.01, shapes[seed % shapes.length]);
            double tolerance = Math.pow(10, -1 - seed % 7);
            byte[] payload = encode(texts[seed % texts.length], field, tolerance);
            assertThat(payload.length).as("seed %d", seed).isGreaterThan(1);
            assertThat(misses(field, payload, tolerance)).as("seed %d", seed).isZero();
        }
    }

    /// Pulses of all widths, a few at a time.
    private static ArrayField pulses(int n) {
        Random random = new Random(9);
        double[] values = new double[n];
        for (int pulse = 0; pulse < 40; pulse++) {
            double width = 3 * Math.pow(2, random.nextDouble() * 10);
            double centre = random.nextDouble() * n;
            double height = random.nextGaussian();
            for (int i = 0; i < n; i++) {
                double x = (i - centre) / width;
                values[i] += Math.abs(x) > 6 ? 0 : height * StrictMath.exp(-x * x) * StrictMath.cos(4 * x);
            }
        }
        return ArrayField.of("x", values, n);
    }

    @Test
    void pulsesOfAllWidths_areSmallerThanWithInterpolation() {
        ArrayField field = pulses(40000);
        assertThat(encode("wavelet", field, 1e-3).length).isLessThan(encode("interp", field, 1e-3).length);
    }

    @Test
    void decomposition_isChosenByCost() {
        ArrayField field = waves(2, 1e-4, 64, 64);
        int chosen = encode("wavelet", field, 1e-3).length;
        assertThat(chosen).isLessThanOrEqualTo(encode("wavelet:mode=dyadic", field, 1e-3).length);
        assertThat(chosen).isLessThanOrEqualTo(encode("wavelet:mode=packet", field, 1e-3).length);
    }

    @Test
    void jumps_areCodedWithoutLevels() {
        double[] values = new double[1 << 14];
        Random random = new Random(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 128 > 60 && i % 128 < 90 && i / 128 > 40 ? 1 + random.nextDouble() : 0;
        }
        ArrayField field = ArrayField.of("x", values, 128, 128);
        byte[] payload = encode("wavelet", field, 1e-2);
        assertThat(payload[1] & 15).as("depth").isZero();
        assertThat(misses(field, payload, 1e-2)).isZero();
    }

    @Test
    void valuesTooLargeForTheirTolerance_areRefusedAndKeptExactly() {
        double[] values = new double[100];
        Random random = new Random(6);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.scalb(random.nextGaussian(), 1000);
        }
        ArrayField field = ArrayField.of("x", values, 100);
        assertThat(encode("wavelet", field, 1e-300)).containsExactly(-1);
        Tessera.Compressed kept = Tessera.compress(
                field,
                CompressorOptions.of(new org.tessera.target.Absolute(1e-300)).withCodec(OptionText.parse("wavelet")));
        assertThat(kept.report().codecs().keySet().toString()).contains("lossless");
    }

    @Test
    void estimate_isNearTheTruth() {
        ArrayField field = waves(3, 1e-3, 48, 48, 48);
        ArrayField block = WaveletSearch.blocks(field, 1 << 14).getFirst();
        double perValue = (double) WaveletEstimate.bits(List.of(block), 1e-3) / block.size();
        double truth = 8.0 * encode("wavelet", field, 1e-3).length / field.size();
        assertThat(perValue / truth).isBetween(0.8, 1.6);
        assertThat(WaveletEstimate.bits(List.of(field), 1e-30)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void auto_takesItFromEffortSevenOn() {
        ArrayField field = pulses(40000);
        CompressorOptions options = CompressorOptions.of(new ValueRangeRelative(1e-4));
        Tessera.Compressed most = Tessera.compress(field, options.withEffort(7));
        assertThat(most.report().codecs().keySet().toString()).contains("wavelet");
    }

    @Test
    void options_haveOneTextForm() {
        for (String text : new String[] {"wavelet", "wavelet:mode=packet", "wavelet:mode=dyadic,step=24,effort=9"}) {
            assertThat(WaveletOptions.parse(OptionText.parse(text)).text()).hasToString(text);
        }
        assertThatThrownBy(() -> WaveletOptions.parse(OptionText.parse("wavelet:mode=haar")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wavelet:mode must be auto, dyadic or packet, found 'haar'");
        assertThatThrownBy(() -> WaveletOptions.parse(OptionText.parse("wavelet:step=81")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to 80");
        assertThatThrownBy(() -> WaveletOptions.parse(OptionText.parse("wavelet:levels=2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use mode, step, effort");
    }
}
