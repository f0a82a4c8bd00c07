package org.tessera.science.approx;

import org.jspecify.annotations.Nullable;

/// A few linear equations by Gauss's elimination with pivots.
final class LinearEquations {

    private LinearEquations() {}

    /// @param rows of the matrix, each with its right side at the end; overwritten
    /// @return null where the matrix is singular
    static double @Nullable [] solve(double[][] rows) {
        int n = rows.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int r = k + 1; r < n; r++) {
                pivot = Math.abs(rows[r][k]) > Math.abs(rows[pivot][k]) ? r : pivot;
            }
            double[] swapped = rows[k];
            rows[k] = rows[pivot];
            rows[pivot] = swapped;
            double largest = rows[k][k];
            if (!(Math.abs(largest) > 0) || Double.isInfinite(largest)) {
                return null;
            }
            for (int r = k + 1; r < n; r++) {
                double factor = rows[r][k] / largest;
                for (int c = k; c <= n && factor != 0; c++) {
                    rows[r][c] -= factor * rows[k][c];
                }
            }
        }
        double[] x = new double[n];
        for (int k = n - 1; k >= 0; k--) {
            double sum = rows[k][n];
            for (int c = k + 1; c < n; c++) {
                sum -= rows[k][c] * x[c];
            }
            x[k] = sum / rows[k][k];
            if (!Double.isFinite(x[k])) {
                return null;
            }
        }
        return x;
    }
}
