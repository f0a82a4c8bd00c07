package org.tessera.science.vdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NotebookStatisticsTest {

    private static final int[] SIZES = {3, 4, 5};

    private static double[] blob(int axis, double shift) {
        double[] f = new double[60];
        for (int i = 0; i < f.length; i++) {
            double[] x = {i / 20 - 1, i / 5 % 4 - 1.5, i % 5 - 2};
            x[axis] -= shift;
            f[i] = Math.exp(-(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]));
        }
        return f;
    }

    @Test
    void equalDistributions_differInNothing() {
        double[] f = blob(0, 0);
        NotebookStatistics s = NotebookStatistics.corrected(f, f, SIZES);
        assertThat(s).isEqualTo(new NotebookStatistics(0, 0, 0, 0, 0, 0));
        assertThat(NotebookStatistics.original(f, f, SIZES)).isEqualTo(s);
    }

    @Test
    void halfOfIt_hasHalfTheDensityAndTheSameVelocity() {
        double[] f = blob(0, 0.2);
        double[] half = java.util.Arrays.stream(f).map(v -> v / 2).toArray();
        NotebookStatistics s = NotebookStatistics.corrected(f, half, SIZES);
        assertThat(s.density()).isCloseTo(100 * 0.5 / 0.75, within(1e-9));
        assertThat(s.velocity()).isCloseTo(0, within(1e-9));
        assertThat(s.l1()).isCloseTo(0.5, within(1e-12));
        assertThat(s.l2()).isCloseTo(0.5, within(1e-12));
        assertThat(NotebookStatistics.original(f, half, SIZES).l2()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shiftAlongTheFirstAxis_isSeenByTheCorrectedVelocityAlone() {
        double[] a = blob(0, 0);
        double[] b = blob(0, 0.4);
        assertThat(NotebookStatistics.corrected(a, b, SIZES).velocity()).isGreaterThan(10);
        assertThat(NotebookStatistics.original(a, b, SIZES).velocity()).isCloseTo(0, within(1e-9));
    }
}
