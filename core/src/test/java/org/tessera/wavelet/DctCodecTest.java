package org.tessera.wavelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.BoundTest;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

class DctCodecTest {

    /// Slanted waves shorter than a block of eight, one to each block of 24 x 32 points, and noise.
    private static ArrayField texture(int seed, double noise, int rows, int columns) {
        Random random = new Random(seed);
        double[] values = new double[rows * columns];
        double[] slants = random.doubles(1024, 0.8, 2.5).toArray();
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            int column = i % columns;
            int cell = row / 24 * 31 + column / 32;
            double phase = slants[cell] * row + slants[cell + 7] * column;
            values[i] = StrictMath.sin(phase) + noise * random.nextGaussian();
        }
        return ArrayField.of("x", values, rows, columns);
    }

    private static byte[] encode(String text, ArrayField field, double tolerance) {
        return Codecs.create(OptionText.parse(text))
                .encode(field, Tolerance.absolute(tolerance))
                .bytes();
    }

    private static ArrayField decode(byte[] payload, ArrayField field) {
        return Codecs.decoder(DctCodec.ID).decode(new ByteReader(payload), field.spec(), 0, Limits.DEFAULT);
    }

    @Test
    void everyPoint_isWithinTheTolerance() {
        String[] texts = {"dct", "dct:block=4,step=80", "dct:block=16", "dct:block=32,step=1"};
        for (int seed = 0; seed < 40; seed++) {
            ArrayField field = texture(seed, seed % 3 * 0.01, 40 + seed, 83 - seed);
            double tolerance = Math.pow(10, -1 - seed % 7);
            byte[] payload = encode(texts[seed % texts.length], field, tolerance);
            assertThat(payload.length).as("seed %d", seed).isGreaterThan(1);
            int[] misses = new BoundTest(Tolerance.absolute(tolerance))
                    .compare(field, decode(payload, field), null)
                    .failures();
            assertThat(misses).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void shortWavesInPatches_areSmallerThanWithWavelets() {
        ArrayField field = texture(1, 0, 192, 192);
        assertThat(encode("dct", field, 1e-2).length).isLessThan(encode("wavelet", field, 1e-2).length * 9 / 10);
    }

    @Test
    void blocks_areChosenByCost() {
        ArrayField field = texture(2, 1e-3, 192, 192);
        int chosen = encode("dct", field, 1e-2).length;
        assertThat(chosen).isLessThanOrEqualTo(encode("dct:block=8", field, 1e-2).length);
        double[] noise = new Random(3).doubles(128 * 128).toArray();
        ArrayField rough = ArrayField.of("x", noise, 128, 128);
        int untransformed = encode("dct", rough, 1e-2)[1];
        assertThat(untransformed & 255)
                .as("octaves of the two slowest of four axes")
                .isEqualTo(0x33);
    }

    @Test
    void damagedPlans_areNamed() {
        ArrayField field = texture(3, 0, 30, 30);
        byte[] large = encode("dct", field, 1e-2);
        large[1] = 8;
        assertThatThrownBy(() -> decode(large, field))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("dct blocks of at most 128 points expected, found 2^8");
        byte[] still = encode("dct", field, 1e-2);
        still[3] = 0;
        assertThatThrownBy(() -> decode(still, field))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("a positive dct step expected, found 0");
    }

    @Test
    void options_haveOneTextForm() {
        for (String text : new String[] {"dct", "dct:block=16", "dct:step=24", "dct:block=4,step=80"}) {
            assertThat(DctOptions.parse(OptionText.parse(text)).text()).hasToString(text);
        }
        assertThatThrownBy(() -> DctOptions.parse(OptionText.parse("dct:block=12")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dct:block must be 4, 8, 16 or 32, or 0 (choose), found 12");
        assertThatThrownBy(() -> DctOptions.parse(OptionText.parse("dct:mode=packet")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use block, step");
    }
}
