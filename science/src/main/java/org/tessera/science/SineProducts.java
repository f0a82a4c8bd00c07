package org.tessera.science;

import java.util.List;

/// Products of sines on a cube: the mean of `sin(2 pi k1 x) sin(2 pi k2 y) sin(2 pi k3 z)` over some wave numbers, with
/// n
/// points from -1 to 1 along each axis, both ends included.
public final class SineProducts {

    private SineProducts() {}

    /// @param numbers wave numbers k1, k2, k3 of each product; more than one are superposed
    /// @param n points along an axis, at least 2
    /// @return values by z, y, x
    public static float[] cube(List<int[]> numbers, int n) {
        if (numbers.isEmpty() || n < 2 || n > 1024) {
            throw new IllegalArgumentException(
                    "wave numbers and 2 to 1024 points along an axis expected, found " + numbers.size() + " and " + n);
        }
        double[] sum = new double[n * n * n];
        for (int[] k : numbers) {
            double[] x = sines(k[0], n);
            double[] y = sines(k[1], n);
            double[] z = sines(k[2], n);
            for (int at = 0; at < sum.length; at++) {
                sum[at] += x[at % n] * y[at / n % n] * z[at / (n * n)];
            }
        }
        float[] values = new float[sum.length];
        for (int at = 0; at < sum.length; at++) {
            values[at] = (float) (sum[at] / numbers.size());
        }
        return values;
    }

    private static double[] sines(int k, int n) {
        double[] sines = new double[n];
        for (int i = 0; i < n; i++) {
            sines[i] = StrictMath.sin(2 * Math.PI * k * (2.0 * i / (n - 1) - 1));
        }
        return sines;
    }
}
