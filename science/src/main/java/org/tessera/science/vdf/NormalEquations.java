package org.tessera.science.vdf;

/// Solves a few symmetric equations by elimination with the largest pivot; unknowns that no equation determines are 0.
final class NormalEquations {

    private static final double SINGULAR = 1e-14;

    private final double[][] a;
    private final double[] b;

    NormalEquations(double[][] matrix, double[] right) {
        a = new double[matrix.length][];
        for (int k = 0; k < matrix.length; k++) {
            a[k] = matrix[k].clone();
        }
        b = right.clone();
    }

    double[] solution() {
        int n = b.length;
        double[] diagonal = new double[n];
        for (int k = 0; k < n; k++) {
            diagonal[k] = a[k][k];
        }
        boolean[] determined = new boolean[n];
        for (int k = 0; k < n; k++) {
            swap(k, pivot(k));
            determined[k] = Math.abs(a[k][k]) > SINGULAR * diagonal[0];
            for (int row = k + 1; determined[k] && row < n; row++) {
                double factor = a[row][k] / a[k][k];
                for (int column = k; column < n; column++) {
                    a[row][column] -= factor * a[k][column];
                }
                b[row] -= factor * b[k];
            }
        }
        double[] x = new double[n];
        for (int k = n - 1; k >= 0; k--) {
            double rest = b[k];
            for (int column = k + 1; column < n; column++) {
                rest -= a[k][column] * x[column];
            }
            x[k] = determined[k] ? rest / a[k][k] : 0;
        }
        return x;
    }

    private int pivot(int k) {
        int best = k;
        for (int row = k + 1; row < b.length; row++) {
            best = Math.abs(a[row][k]) > Math.abs(a[best][k]) ? row : best;
        }
        return best;
    }

    private void swap(int one, int other) {
        double[] row = a[one];
        a[one] = a[other];
        a[other] = row;
        double right = b[one];
        b[one] = b[other];
        b[other] = right;
    }
}
