package org.tessera.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.BoundTest;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

class RegressionCodecTest {

    private static byte[] encode(String text, ArrayField field, double tolerance) {
        return Codecs.create(OptionText.parse(text))
                .encode(field, Tolerance.absolute(tolerance))
                .bytes();
    }

    private static ArrayField decode(byte[] payload, ArrayField field) {
        return Codecs.decoder(RegressionCodec.ID).decode(new ByteReader(payload), field.spec(), 0, Limits.DEFAULT);
    }

    /// Facets of a gentle slope, with noise.
    private static ArrayField facets(int seed, double noise, long... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(seed);
        double[] values = new double[(int) shape.count()];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            int rest = i;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                sum += (0.2 + 0.05 * axis) * Math.abs(rest % sizes[axis] - sizes[axis] / 2.0);
                rest /= (int) sizes[axis];
            }
            values[i] = sum + noise * random.nextGaussian();
        }
        return ArrayField.of(new FieldSpec("x", ElementType.F64, shape), values);
    }

    @Test
    void everyPoint_isWithinTheTolerance() {
        String[] texts = {"regression", "regression:block=3", "regression:block=128", "regression:block=7"};
        long[][] shapes = {{1000}, {40, 51}, {13, 17, 11}, {5, 6, 7, 8}, {3, 4, 5, 6, 7}};
        for (int seed = 0; seed < 40; seed++) {
            ArrayField field = facets(seed, seed % 3 * 0.1, shapes[seed % shapes.length]);
            double tolerance = Math.pow(10, -seed % 6);
            byte[] payload = encode(texts[seed % texts.length], field, tolerance);
            assertThat(payload.length).as("seed %d", seed).isGreaterThan(1);
            int[] misses = new BoundTest(Tolerance.absolute(tolerance))
                    .compare(field, decode(payload, field), null)
                    .failures();
            assertThat(misses).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void noiseOnSlopes_isSmallerThanWithLorenzo() {
        for (long[] sizes : new long[][] {{30000}, {170, 170}, {32, 32, 32}}) {
            ArrayField field = facets(4, 0.3, sizes);
            assertThat(encode("regression", field, 0.5).length)
                    .as("%d axes", sizes.length)
                    .isLessThan(encode("lorenzo", field, 0.5).length * 9 / 10);
        }
    }

    @Test
    void withoutNoise_planesCostNextToNothing() {
        Random random = new Random(5);
        double[] values = new double[60 * 60 * 60];
        for (int i = 0; i < values.length; i++) {
            values[i] = StrictMath.sin(i / 3600 * 0.3) * StrictMath.cos(i / 60 % 60 * 0.4) + random.nextDouble() * 1e-6;
        }
        ArrayField field = ArrayField.of("x", values, 60, 60, 60);
        assertThat(encode("regression", field, 1e-4).length)
                .isLessThan(encode("lorenzo", field, 1e-4).length * 102 / 100 + 40);
    }

    @Test
    void planes_comeBackWhateverTheirNumbers() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int[] sizes = {1 + random.nextInt(20), 1 + random.nextInt(20), 1 + random.nextInt(20)};
            int block = 3 + random.nextInt(6);
            BlockPlanes planes = new BlockPlanes(sizes, block, 0.25);
            for (int at = 0; at < planes.present.length; at++) {
                planes.present[at] = random.nextInt(3) > 0;
                for (int term = 0; term < 4 && planes.present[at]; term++) {
                    planes.units[4 * at + term] = random.nextLong() >> 4 + random.nextInt(59);
                }
            }
            ByteWriter out = new ByteWriter(100);
            planes.write(out);
            BlockPlanes read = new BlockPlanes(sizes, block, 0.25);
            read.read(new ByteReader(out.toByteArray()));
            assertThat(read.present).as("seed %d", seed).isEqualTo(planes.present);
            assertThat(read.units).as("seed %d", seed).isEqualTo(planes.units);
        }
    }

    @Test
    void blocksOfADamagedSize_areNamed() {
        ArrayField field = facets(3, 0, 30, 30);
        byte[] payload = encode("regression:block=77", field, 1e-2);
        int at = 0;
        while (payload[at] != 77) {
            at++;
        }
        payload[at] = 2;
        assertThatThrownBy(() -> decode(payload, field))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("regression blocks of 3 to 128 points expected, found 2");
    }

    @Test
    void options_haveOneTextForm() {
        for (String text : new String[] {"regression", "regression:block=8"}) {
            assertThat(RegressionOptions.parse(OptionText.parse(text)).text()).hasToString(text);
        }
        assertThatThrownBy(() -> RegressionOptions.parse(OptionText.parse("regression:block=2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("regression:block must be from 3 to 128 points, or 0 (the usual), found 2");
    }
}
