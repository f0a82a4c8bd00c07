package org.tessera.stage.predict;

/// Solves the normal equations of a least-squares fit.
final class Cholesky {

    private Cholesky() {}

    /// @param normal upper triangle of a symmetric matrix, and in the last column the right side; overwritten
    /// @param ridge part of each diagonal entry that is added to it
    /// @return NaN where the matrix is not positive
    static double[] solve(double[][] normal, double ridge) {
        int n = normal.length;
        for (int i = 0; i < n; i++) {
            double pivot = normal[i][i] * (1 + ridge);
            for (int k = 0; k < i; k++) {
                pivot -= normal[k][i] * normal[k][i];
            }
            normal[i][i] = Math.sqrt(pivot);
            for (int j = i + 1; j <= n; j++) {
                double sum = normal[i][j];
                for (int k = 0; k < i; k++) {
                    sum -= normal[k][i] * normal[k][j];
                }
                normal[i][j] = sum / normal[i][i];
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = normal[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= normal[i][j] * x[j];
            }
            x[i] = sum / normal[i][i];
        }
        return x;
    }
}
