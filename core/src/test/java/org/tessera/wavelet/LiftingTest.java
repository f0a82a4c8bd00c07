package org.tessera.wavelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LiftingTest {

    /// The filters as published (Cohen, Daubechies, Feauveau 1992; ISO/IEC 15444-1, table F.4), half of each.
    private static final double[] SMOOTH = {
        0.602949018236360, 0.266864118442875, -0.078223266528990, -0.016864118442875, 0.026748757410810
    };

    private static final double[] DETAIL = {
        1.115087052457000, -0.591271763114250, -0.057543526228500, 0.091271763114250, 0
    };

    @Test
    void forward_isTheFilterBankWithMirroredEnds() {
        for (int n = 9; n < 40; n++) {
            double[] line = noise(n, n);
            double[] low = new double[(n + 1) / 2];
            double[] high = new double[n / 2];
            split(line, low, high, 1);
            Lifting.forward(low, high, n, 1);
            for (int i = 0; i < n; i++) {
                double[] filter = i % 2 == 0 ? SMOOTH : DETAIL;
                double expected = filter[0] * line[i];
                for (int k = 1; k < filter.length; k++) {
                    expected += filter[k] * (line[mirror(i - k, n)] + line[mirror(i + k, n)]);
                }
                expected *= i % 2 == 0 ? Math.sqrt(2) : 1 / Math.sqrt(2);
                assertThat(i % 2 == 0 ? low[i / 2] : high[i / 2])
                        .as("length %d, sample %d", n, i)
                        .isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void inverse_givesTheLinesBack() {
        for (int n = 2; n < 50; n++) {
            int width = 1 + n % 5;
            double[] lines = noise(n, n * width);
            double[] low = new double[(n + 1) / 2 * width];
            double[] high = new double[n / 2 * width];
            split(lines, low, high, width);
            double[] evens = low.clone();
            double[] odds = high.clone();
            Lifting.forward(low, high, n, width);
            Lifting.inverse(low, high, n, width);
            assertThat(low).as("length %d", n).containsExactly(evens, within(1e-12));
            assertThat(high).as("length %d", n).containsExactly(odds, within(1e-12));
        }
    }

    private static double[] noise(int seed, int n) {
        return new Random(seed).doubles(n, -1, 1).toArray();
    }

    private static void split(double[] lines, double[] low, double[] high, int width) {
        for (int i = 0; i < lines.length; i++) {
            int row = i / width;
            (row % 2 == 0 ? low : high)[row / 2 * width + i % width] = lines[i];
        }
    }

    private static int mirror(int i, int n) {
        int j = Math.abs(i);
        return j < n ? j : 2 * (n - 1) - j;
    }
}
