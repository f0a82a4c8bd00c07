package org.tessera.neural.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoordinateFeaturesTest {

    private static final int[] SIZES = {5, 4, 7};

    private static double place(int index, int n) {
        return (2.0 * index + 1 - n) / n;
    }

    @Test
    void none_isCoordinatesFromTheSlowestAxis() {
        CoordinateFeatures features = new CoordinateFeatures(CoordinateFeatures.Kind.NONE, SIZES, 9, 3, 1);
        float[] out = new float[3];
        features.write((3 * 4 + 1) * 7 + 5, out, 0);

        assertThat(features.count()).isEqualTo(3);
        assertThat(out).containsExactly((float) place(3, 5), (float) place(1, 4), (float) place(5, 7));
    }

    @Test
    void axes_hasWavesOfEachCoordinateWithSharedFrequencies() {
        long seed = 11;
        CoordinateFeatures features = new CoordinateFeatures(CoordinateFeatures.Kind.AXES, SIZES, 2, 6, seed);
        float[] out = new float[features.count()];
        features.write((2 * 4 + 3) * 7 + 6, out, 0);
        int[] index = {2, 3, 6};

        assertThat(out).hasSize(3 + 3 * 4);
        for (int a = 0; a < 3; a++) {
            for (int f = 0; f < 2; f++) {
                double angle = Math.PI * 6 * new SeededNumbers(seed).at(f) * place(index[a], SIZES[a]);
                assertThat(out[3 + 4 * a + 2 * f]).isCloseTo((float) Math.sin(angle), within(1e-6f));
                assertThat(out[4 + 4 * a + 2 * f]).isCloseTo((float) Math.cos(angle), within(1e-6f));
            }
        }
    }

    @Test
    void sums_hasWavesOfAllCoordinatesTogether() {
        long seed = 12;
        CoordinateFeatures features = new CoordinateFeatures(CoordinateFeatures.Kind.SUMS, SIZES, 3, 2, seed);
        float[] out = new float[features.count()];
        features.write((4 * 4 + 2) * 7 + 1, out, 0);
        int[] index = {4, 2, 1};

        assertThat(out).hasSize(6);
        for (int f = 0; f < 3; f++) {
            double angle = 0;
            for (int a = 0; a < 3; a++) {
                angle += Math.PI * 2 * new SeededNumbers(seed).signed(f * 3L + a) * place(index[a], SIZES[a]);
            }
            assertThat(out[2 * f]).isCloseTo((float) Math.sin(angle), within(1e-6f));
            assertThat(out[2 * f + 1]).isCloseTo((float) Math.cos(angle), within(1e-6f));
        }
    }
}
