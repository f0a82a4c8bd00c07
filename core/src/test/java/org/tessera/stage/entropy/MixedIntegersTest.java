package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MixedIntegersTest {

    private static final int[] CONTEXTS = {7, 3, 5, 1, 2, 4};

    private static MixedIntegers model() {
        return new MixedIntegers(CONTEXTS, 3, 2);
    }

    /// Codes all values, each in contexts that a decoder knows too: those of the value before.
    private static int[] run(BitCoder coder, int[] values) {
        MixedIntegers model = model();
        int[] coded = new int[values.length];
        int before = 0;
        for (int i = 0; i < values.length; i++) {
            for (int m = 0; m < CONTEXTS.length; m++) {
                model.context(m, Math.floorMod(before, CONTEXTS[m]));
            }
            coded[i] = model.code(coder, i & 1, Math.floorMod(before, 3), values[i]);
            before = coded[i];
        }
        return coded;
    }

    @Test
    void decoder_getsAnyIntegers() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int[] values = new int[random.nextInt(400)];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (random.nextInt(20)) {
                    case 0 -> Integer.MIN_VALUE;
                    case 1 -> Integer.MAX_VALUE;
                    default -> random.nextInt() >> random.nextInt(32);
                };
            }
            RangeEncoder out = new RangeEncoder();
            run(out, values);

            assertThat(run(new RangeDecoder(out.finish()), values.length == 0 ? values : new int[values.length]))
                    .as("seed %d", seed)
                    .isEqualTo(values);
        }
    }

    /// A Laplacian of known entropy: the models must come within 3 % of it.
    @Test
    void code_comesNearTheEntropy() {
        Random random = new Random(3);
        int[] values = new int[60_000];
        double[] counts = new double[64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) Math.rint(-2 * Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 1 : -1));
            counts[Math.clamp(values[i] + 32, 0, 63)]++;
        }
        double bits = 0;
        for (double count : counts) {
            bits -= count == 0 ? 0 : count * Math.log(count / values.length) / Math.log(2);
        }
        RangeEncoder out = new RangeEncoder();
        run(out, values);

        assertThat(8.0 * out.finish().length).isBetween(bits, 1.03 * bits);
    }

    @Test
    void sparseData_takesNextToNothing() {
        int[] values = new int[1_000_000];
        values[777_777] = 1;
        RangeEncoder out = new RangeEncoder();
        run(out, values);

        assertThat(out.finish().length).isLessThan(120);
    }
}
