package org.tessera.neural.fit;

import org.tessera.field.ArrayField;

/// Distributions for tests: a core and a beam, cut off where they are small.
final class Bumps {

    private Bumps() {}

    /// @param cells along a leading axis; 0 for one distribution without it
    static ArrayField of(int cells, int n) {
        int count = Math.max(1, cells);
        float[] values = new float[count * n * n * n];
        for (int at = 0; at < values.length; at++) {
            double x = at / n / n % n * 6.0 / n - 2.7 + 0.1 * (at / n / n / n);
            double y = at / n % n * 6.0 / n - 3;
            double z = at % n * 6.0 / n - 3.1;
            double f = StrictMath.exp(-1.5 * (x * x + y * y + 0.7 * z * z))
                    + 0.2 * StrictMath.exp(-4 * ((x - 1) * (x - 1) + y * y + z * z));
            values[at] = f < 1e-3 ? 0 : (float) (2e-13 * f);
        }
        return cells == 0 ? ArrayField.of("x", values, n, n, n) : ArrayField.of("x", values, cells, n, n, n);
    }
}
