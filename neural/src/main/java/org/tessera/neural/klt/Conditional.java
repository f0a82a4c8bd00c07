package org.tessera.neural.klt;

/// What is expected of the coefficients of a block when some of its points are known.
///
/// The coefficients are taken as independent normal numbers, the known points as sums of these and of noise; then
/// the expectation given the points is linear in them, and what is left has a covariance of its own, whose
/// eigenvectors are the basis to code in (Gaussian conditioning; kriging: G. Matheron 1963). Nothing of it is
/// stored: basis and deviations are enough.
final class Conditional {

    /// Points that are known.
    final int[] known;

    /// For each known point, how its difference from the mean moves the coefficients: rows of `count`, [Rows#padded].
    final double[] gain;

    /// Rows, padded too: the directions in which what is left varies, most first.
    final double[] directions;

    /// The same, transposed.
    final double[] transposed;

    /// Standard deviation along each direction.
    final double[] deviations;

    /// @param noise standard deviation of the known points from their true values
    Conditional(Basis basis, int[] known, double noise) {
        this.known = known;
        int n = basis.count();
        if (known.length == 0) {
            gain = new double[0];
            directions = new double[0];
            transposed = directions;
            deviations = basis.deviations();
            return;
        }
        double[][] rows = seen(basis, known, noise);
        double[][] covariance = covariance(basis, rows);
        gain = gain(basis, known, covariance, noise);
        SymmetricEigenvectors eigen = new SymmetricEigenvectors(covariance);
        int stride = Rows.padded(n);
        directions = new double[n * stride];
        transposed = new double[n * stride];
        deviations = new double[n];
        double floor = basis.deviations()[0] * 1e-12;
        for (int j = 0; j < n; j++) {
            deviations[j] = Math.max(floor, Math.sqrt(Math.max(0, eigen.values[j])));
            for (int k = 0; k < n; k++) {
                directions[j * stride + k] = eigen.vectors[j][k];
                transposed[k * stride + j] = eigen.vectors[j][k];
            }
        }
    }

    /// The known points as rows over coefficients of deviation 1, in units of the noise.
    private static double[][] seen(Basis basis, int[] known, double noise) {
        int n = basis.count();
        double[][] rows = new double[known.length][n];
        for (int f = 0; f < known.length; f++) {
            for (int k = 0; k < n; k++) {
                rows[f][k] = basis.vectors()[k * basis.points() + known[f]] * basis.deviations()[k] / noise;
            }
        }
        return rows;
    }

    /// Of the coefficients given the points: `D (I + G^T G)^-1 D`.
    private static double[][] covariance(Basis basis, double[][] rows) {
        int n = basis.count();
        double[][] precision = new double[n][n];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                Rows.add(precision[i], row, 0, n, row[i]);
            }
        }
        for (int i = 0; i < n; i++) {
            precision[i][i] += 1;
        }
        double[][] inverse = inverse(precision);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] *= basis.deviations()[i] * basis.deviations()[j];
            }
        }
        return inverse;
    }

    /// By Cholesky's factors: `A = L L^T`, then `A^-1 = L^-T L^-1`.
    ///
    /// @param a overwritten
    private static double[][] inverse(double[][] a) {
        int n = a.length;
        // Upper triangle: row j of L^T, divided by its pivot.
        double[][] inverse = identityRows(n);
        for (int j = 0; j < n; j++) {
            double scale = 1 / Math.sqrt(a[j][j]);
            for (int i = 0; i < n; i++) {
                a[j][i] *= scale;
                inverse[j][i] *= scale;
            }
            for (int i = j + 1; i < n; i++) {
                double factor = -a[j][i];
                Rows.add(a[i], a[j], 0, n, factor);
                Rows.add(inverse[i], inverse[j], 0, n, factor);
            }
        }
        double[][] product = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i <= k; i++) {
                Rows.add(product[i], inverse[k], 0, n, inverse[k][i]);
            }
        }
        return product;
    }

    private static double[][] identityRows(int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        return rows;
    }

    private static double[] gain(Basis basis, int[] known, double[][] covariance, double noise) {
        int n = basis.count();
        int stride = Rows.padded(n);
        double[] gain = new double[known.length * stride];
        double[] row = new double[n];
        for (int f = 0; f < known.length; f++) {
            java.util.Arrays.fill(row, 0);
            for (int k = 0; k < n; k++) {
                double factor = basis.vectors()[k * basis.points() + known[f]] / noise / noise;
                Rows.add(row, covariance[k], 0, n, factor);
            }
            System.arraycopy(row, 0, gain, f * stride, n);
        }
        return gain;
    }
}
