package org.tessera.neural.klt;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Eigenvalues and vectors of a symmetric matrix, largest first: Householder's reduction to three diagonals, then QL
/// with implicit shifts (H. Bowdler et al., "The QR and QL algorithms for symmetric matrices", Numer. Math. 11, 1968).
///
/// Only additions, multiplications, divisions and square roots in a fixed order: the same on every machine.
final class SymmetricEigenvectors {

    private static final int ITERATIONS = 60;
    private static final double EPSILON = 0x1p-52;

    final double[] values;

    /// Rows are unit vectors.
    final double[][] vectors;

    /// @param a symmetric; overwritten
    SymmetricEigenvectors(double[][] a) {
        int n = a.length;
        double[] diagonal = new double[n];
        double[] off = new double[n];
        double[][] rows = reduce(a, diagonal, off);
        for (int l = 0; l < n; l++) {
            iterate(diagonal, off, rows, l);
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -diagonal[i]).thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        values = new double[n];
        vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            values[k] = diagonal[order[k]];
            vectors[k] = rows[order[k]];
        }
    }

    /// Reflections from the first column on; returns the product of all, whose rows turn with the iterations.
    private static double[][] reduce(double[][] a, double[] diagonal, double[] off) {
        int n = a.length;
        double[][] mirrors = new double[n][];
        for (int k = 0; k + 2 < n; k++) {
            double[] v = new double[n];
            double norm = 0;
            for (int i = k + 1; i < n; i++) {
                v[i] = a[k][i];
                norm += v[i] * v[i];
            }
            norm = Math.sqrt(norm);
            double alpha = v[k + 1] > 0 ? -norm : norm;
            v[k + 1] -= alpha;
            double half = -alpha * v[k + 1];
            if (!(half > 0)) {
                continue;
            }
            double scale = 1 / Math.sqrt(half);
            for (int i = k + 1; i < n; i++) {
                v[i] *= scale;
            }
            mirror(a, v, k);
            mirrors[k] = v;
        }
        for (int i = 0; i < n; i++) {
            diagonal[i] = a[i][i];
            off[i] = i + 1 < n ? a[i][i + 1] : 0;
        }
        return product(mirrors, n);
    }

    /// `(I - v v^T) a (I - v v^T)` for a `v` of square 2, zero up to `k`.
    private static void mirror(double[][] a, double[] v, int k) {
        int n = a.length;
        double[] p = new double[n];
        for (int i = k + 1; i < n; i++) {
            Rows.add(p, a[i], 0, n, v[i]);
        }
        double inner = 0;
        for (int i = k + 1; i < n; i++) {
            inner += v[i] * p[i];
        }
        for (int i = k; i < n; i++) {
            p[i] -= inner / 2 * v[i];
        }
        for (int i = k; i < n; i++) {
            Rows.add(a[i], v, 0, n, -p[i]);
            Rows.add(a[i], p, 0, n, -v[i]);
        }
    }

    private static double[][] product(double[][] mirrors, int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        // Row i of the transposed product: the mirrors from the last to the first applied to a unit vector.
        for (int k = n - 1; k >= 0; k--) {
            double[] v = mirrors[k];
            if (v == null) {
                continue;
            }
            for (int i = k + 1; i < n; i++) {
                double dot = 0;
                for (int j = k + 1; j < n; j++) {
                    dot += rows[i][j] * v[j];
                }
                Rows.add(rows[i], v, 0, n, -dot);
            }
        }
        return rows;
    }

    /// Turns until the off-diagonal element at `l` is nothing.
    private static void iterate(double[] d, double[] e, double[][] rows, int l) {
        int n = d.length;
        for (int pass = 0; pass < ITERATIONS; pass++) {
            int m = l;
            while (m + 1 < n && !(Math.abs(e[m]) <= EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1])))) {
                m++;
            }
            if (m == l) {
                return;
            }
            double g = (d[l + 1] - d[l]) / (2 * e[l]);
            double r = Math.sqrt(g * g + 1);
            g = d[m] - d[l] + e[l] / (g + (g < 0 ? -r : r));
            chase(d, e, rows, l, m, g);
        }
    }

    private static void chase(double[] d, double[] e, double[][] rows, int l, int m, double start) {
        double g = start;
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            double r = Math.sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            turn(rows[i], rows[i + 1], c, s);
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    private static void turn(double[] a, double[] b, double c, double s) {
        for (int k = 0; k < a.length; k++) {
            double x = a[k];
            double y = b[k];
            b[k] = s * x + c * y;
            a[k] = c * x - s * y;
        }
    }
}
