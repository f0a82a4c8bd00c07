package org.tessera.neural.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CellHeightsTest {

    @Test
    void aSingleCell_isDividedByItsLargestValue() {
        assertThat(CellHeights.of(new double[] {1, -4, 2, 0}, 4)[0]).isCloseTo(4, within(1e-6f));
    }

    @Test
    void cells_getTheSameMeanSquare_andEmptyOnesNothing() {
        double[] values = {1, 1, 1, 1, 0, 8e-9, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0};
        float[] heights = CellHeights.of(values, 4);

        assertThat(heights[2]).isZero();
        for (int c : new int[] {0, 1, 3}) {
            double sum = 0;
            for (int i = 4 * c; i < 4 * c + 4; i++) {
                sum += values[i] / heights[c] * (values[i] / heights[c]);
            }
            assertThat(sum).as("cell %d", c).isCloseTo(4, within(1e-5));
        }
    }
}
