package org.tessera.science.approx;

import java.util.Random;
import org.tessera.field.ArrayField;

/// Velocity distributions for tests: a core, a beam and a ring, cut off where they are small.
final class Distributions {

    private static final double FLOOR = 1e-16;

    private Distributions() {}

    /// @param cells along a leading axis; 0 for one distribution without it
    static ArrayField of(int cells, int n, long seed) {
        Random random = new Random(seed);
        int count = Math.max(1, cells);
        float[] values = new float[count * n * n * n];
        int at = 0;
        for (int c = 0; c < count; c++) {
            double shift = 0.1 * c / count;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < n; k++) {
                        double x = 6 * ((i + 0.5) / n - 0.45 + shift);
                        double y = 6 * ((j + 0.5) / n - 0.5);
                        double z = 6 * ((k + 0.5) / n - 0.55);
                        double ring = Math.sqrt(y * y + z * z) - 1.5;
                        double f = 2e-13 * Math.exp(-1.5 * (x * x + y * y + 0.7 * z * z))
                                + 4e-14 * Math.exp(-4 * ((x - 1) * (x - 1) + y * y + z * z))
                                + 1e-14 * Math.exp(-3 * (x * x + 3 * ring * ring));
                        f *= 1 + 0.02 * random.nextGaussian();
                        values[at++] = f < FLOOR ? 0 : (float) f;
                    }
                }
            }
        }
        return cells == 0 ? ArrayField.of("x", values, n, n, n) : ArrayField.of("x", values, cells, n, n, n);
    }
}
