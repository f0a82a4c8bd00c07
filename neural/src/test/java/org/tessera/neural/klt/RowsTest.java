package org.tessera.neural.klt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Sums of rows: their order is what the bits of every klt file hang on.
class RowsTest {

    private static final long SEED = 20261122;

    @Test
    void everyTwin_addsRowAfterRow() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 200; run++) {
            int stride = Rows.padded(1 + random.nextInt(400));
            int rows = 1 + random.nextInt(40);
            double[] matrix = random.doubles((long) rows * stride, -1, 1).toArray();
            double[] factors = random.doubles(rows, -1e6, 1e6).toArray();
            int[] some = random.ints(random.nextInt(rows + 1), 0, rows).sorted().toArray();
            double[] start = random.doubles(stride, -1, 1).toArray();
            double[] expected = start.clone();
            for (int j = 0; j < some.length; j++) {
                Rows.add(expected, matrix, some[j] * stride, stride, factors[j]);
            }
            String about = "seed " + SEED + ", run " + run + ": " + some.length + " rows of " + stride;
            double[] scalar = start.clone();
            Rows.scalar(scalar, matrix, stride, some, factors, some.length);
            assertThat(scalar).as(about).isEqualTo(expected);
            double[] vectors = start.clone();
            VectorRows.addSome(vectors, matrix, stride, some, factors, some.length);
            assertThat(vectors).as(about).isEqualTo(expected);
        }
    }

    @Test
    void padding_keepsRowsAndAddsZeros() {
        double[] padded = Rows.pad(new double[] {1, 2, 3, 4, 5, 6}, 3);
        assertThat(padded).containsExactly(1, 2, 3, 0, 0, 0, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0);
    }
}
