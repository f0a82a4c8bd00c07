package org.tessera.neural.klt;

/// Orthonormal vectors of blocks, most important first, with the mean block and how far each coefficient strays.
///
/// @param points of a block
/// @param mean block
/// @param vectors row after row, each of `points`
/// @param deviations standard deviation of each coefficient, above 0
record Basis(int points, double[] mean, double[] vectors, double[] deviations) {

    int count() {
        return deviations.length;
    }

    /// The first vectors, in another unit of the values.
    Basis first(int count, double unit) {
        double[] scaledMean = new double[points];
        for (int i = 0; i < points; i++) {
            scaledMean[i] = mean[i] / unit;
        }
        double[] scaled = new double[count];
        for (int k = 0; k < count; k++) {
            scaled[k] = deviations[k] / unit;
        }
        return new Basis(points, scaledMean, java.util.Arrays.copyOf(vectors, count * points), scaled);
    }

    /// Vectors that were rounded made orthonormal again, in order, each twice (Giraud et al., 2005).
    static Basis orthonormal(double[] mean, double[] rounded, double[] deviations) {
        int n = mean.length;
        double[] v = rounded.clone();
        for (int k = 0; k < deviations.length; k++) {
            double before = dot(v, k * n, k * n, n);
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    double inner = dot(v, j * n, k * n, n);
                    for (int i = 0; i < n; i++) {
                        v[k * n + i] -= inner * v[j * n + i];
                    }
                }
            }
            double left = dot(v, k * n, k * n, n);
            double scale = left > 1e-20 * before ? 1 / Math.sqrt(left) : 0;
            for (int i = 0; i < n; i++) {
                v[k * n + i] *= scale;
            }
        }
        return new Basis(n, mean, v, deviations);
    }

    private static double dot(double[] v, int a, int b, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            s0 += v[a + i] * v[b + i];
            s1 += v[a + i + 1] * v[b + i + 1];
            s2 += v[a + i + 2] * v[b + i + 2];
            s3 += v[a + i + 3] * v[b + i + 3];
        }
        for (; i < n; i++) {
            s0 += v[a + i] * v[b + i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
