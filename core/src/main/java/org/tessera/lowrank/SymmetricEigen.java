package org.tessera.lowrank;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Eigenvalues and vectors of a small symmetric matrix by Jacobi's rotations, largest first.
///
/// Slow beyond a hundred or so rows, but short, accurate for small eigenvalues, and the same on every machine
/// (G. Golub, C. Van Loan, "Matrix Computations", section 8.5).
public final class SymmetricEigen {

    private static final int SWEEPS = 30;

    public final double[] values;

    /// Unit vectors.
    public final double[][] vectors;

    /// @param a overwritten
    public SymmetricEigen(double[][] a) {
        int n = a.length;
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && sweep(a, rows); sweep++) {}
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -a[i][i]).thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        values = new double[n];
        vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            values[k] = Math.max(0, a[order[k]][order[k]]);
            vectors[k] = rows[order[k]];
        }
    }

    /// One rotation for each pair; false when nothing was left to do.
    private static boolean sweep(double[][] a, double[][] rows) {
        boolean rotated = false;
        for (int p = 0; p < a.length; p++) {
            for (int q = p + 1; q < a.length; q++) {
                double off = a[p][q];
                if (Math.abs(off) > 1e-16 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) && off != 0) {
                    rotate(a, rows, p, q);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private static void rotate(double[][] a, double[][] rows, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = 1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        t = theta < 0 ? -t : t;
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        turn(a[p], a[q], c, s);
        for (double[] row : a) {
            double x = row[p];
            double y = row[q];
            row[p] = c * x - s * y;
            row[q] = s * x + c * y;
        }
        turn(rows[p], rows[q], c, s);
    }

    private static void turn(double[] p, double[] q, double c, double s) {
        for (int i = 0; i < p.length; i++) {
            double x = p[i];
            double y = q[i];
            p[i] = c * x - s * y;
            q[i] = s * x + c * y;
        }
    }
}
