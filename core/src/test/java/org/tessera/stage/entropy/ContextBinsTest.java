package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ContextBinsTest {

    /// The definition, a point at a time.
    private static byte[] expected(byte[][] source, int[] at, int ones, int count, int n) {
        byte[] bins = new byte[n];
        int weight = 2 * count - ones;
        for (int i = 0; i < n; i++) {
            int sum = 0;
            for (int s = 0; s < count; s++) {
                sum += source[s][at[s] + i] * (s < ones ? 1 : 2);
            }
            bins[i] = ContextBins.bin(sum, weight == 0 ? 0 : (8 << 16) / weight);
        }
        return bins;
    }

    @Test
    void rows_ofAnyLengthAndNumberOfNeighboursGiveTheDefinedBins() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(90);
            int count = random.nextInt(ContextBins.SOURCES + 1);
            int ones = random.nextInt(count + 1);
            byte[][] source = new byte[count][];
            int[] at = new int[count];
            for (int s = 0; s < count; s++) {
                at[s] = random.nextInt(40);
                source[s] = new byte[at[s] + n];
                for (int i = 0; i < source[s].length; i++) {
                    source[s][i] = (byte) random.nextInt(random.nextBoolean() ? 126 : 10);
                }
            }
            byte[] out = new byte[n + 7];
            ContextBins.row(source, at, ones, count, n, out, 7);
            byte[] expected = expected(source, at, ones, count, n);
            for (int i = 0; i < n; i++) {
                assertThat(out[7 + i]).as("seed %d, point %d of %d", seed, i, n).isEqualTo(expected[i]);
            }
            out[7 + n - 1] = -1;
            ContextBins.last(source, at, ones, count, n, out, 7);
            assertThat(out[7 + n - 1]).as("seed %d, last", seed).isEqualTo(expected[n - 1]);
        }
    }

    @Test
    void bins_growWithTheAverageAndStayInTheGroup() {
        byte before = 0;
        for (int average = 0; average <= 125; average++) {
            byte bin = ContextBins.bin(average, 8 << 16);
            assertThat(bin).isBetween(before, (byte) (SymbolLog.BINS - 1));
            before = bin;
        }
    }
}
