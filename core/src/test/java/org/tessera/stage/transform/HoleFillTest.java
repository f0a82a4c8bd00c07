package org.tessera.stage.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.Samples;
import org.tessera.field.Shape;

class HoleFillTest {

    @Test
    void holes_areFilledBetweenTheExtremesAndOthersKept() {
        for (int seed = 0; seed < 200; seed++) {
            Shape shape = Shape.of(Samples.SHAPES[seed % 21]);
            Random random = new Random(seed);
            int n = (int) shape.count();
            double[] values = new double[n];
            byte[] hole = new byte[n];
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                hole[i] = (byte) (random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0);
                values[i] = hole[i] == 0 ? random.nextGaussian() : Double.NaN;
                min = hole[i] == 0 ? Math.min(min, values[i]) : min;
                max = hole[i] == 0 ? Math.max(max, values[i]) : max;
            }
            double[] filled = values.clone();
            HoleFill.fill(filled, hole, shape);
            double[] again = values.clone();
            HoleFill.fill(again, hole, shape);

            assertThat(again).as("seed %d", seed).isEqualTo(filled);
            for (int i = 0; i < n; i++) {
                if (hole[i] == 0) {
                    assertThat(filled[i]).isEqualTo(values[i]);
                } else {
                    assertThat(filled[i])
                            .as("seed %d at %d", seed, i)
                            .isBetween(min > max ? 0 : min - 1e-12, min > max ? 0 : max + 1e-12);
                }
            }
        }
    }

    @Test
    void lineOfHoles_isBridged() {
        double[] values = {0, 1, 2, Double.NaN, Double.NaN, 5, 6, 7};
        HoleFill.fill(values, new byte[] {0, 0, 0, 1, 1, 0, 0, 0}, Shape.of(8));

        assertThat(values[3]).isBetween(2.0, 4.0);
        assertThat(values[4]).isBetween(3.0, 5.0);
    }

    /// Sums of the largest numbers were infinite, and the codec then saw infinities.
    @Test
    void largestValues_giveFiniteFills() {
        for (double sign : new double[] {1, -1}) {
            double[] values = new double[64];
            byte[] hole = new byte[64];
            for (int i = 0; i < 64; i++) {
                values[i] = sign * Double.MAX_VALUE;
                hole[i] = (byte) (i % 3 == 1 ? 1 : 0);
            }
            HoleFill.fill(values, hole, Shape.of(8, 8));
            for (double v : values) {
                assertThat(Double.isFinite(v)).as("%s", v).isTrue();
            }
        }
    }
}
