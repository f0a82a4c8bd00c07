package org.tessera.science.approx;

/// The few leading eigenvectors of a symmetric matrix without negative eigenvalues, by subspace iteration.
///
/// Quick and rough: for bases whose quality shows in what is left over (G. Golub, C. Van Loan, section 8.2).
final class LeadingVectors {

    private static final int ROUNDS = 10;

    /// Unit vectors, the largest first; zero where there are fewer.
    final double[][] vectors;

    /// Eigenvalues.
    final double[] values;

    /// @param rows of the matrix
    LeadingVectors(double[][] rows, int count) {
        int n = rows.length;
        double[][] now = start(rows, count);
        for (int round = 0; round < ROUNDS; round++) {
            double[][] next = new double[count][n];
            for (int k = 0; k < count; k++) {
                for (int i = 0; i < n; i++) {
                    next[k][i] = OrthonormalRows.dot(rows[i], now[k]);
                }
            }
            OrthonormalRows.make(next);
            now = next;
        }
        vectors = now;
        values = new double[count];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < n; i++) {
                values[k] += now[k][i] * OrthonormalRows.dot(rows[i], now[k]);
            }
            values[k] = Math.max(0, values[k]);
        }
    }

    /// The rows with the largest diagonals after those before are taken away.
    private static double[][] start(double[][] rows, int count) {
        int n = rows.length;
        double[][] out = new double[count][n];
        double[] left = new double[n];
        for (int i = 0; i < n; i++) {
            left[i] = rows[i][i];
        }
        for (int k = 0; k < count; k++) {
            int largest = 0;
            for (int i = 1; i < n; i++) {
                largest = left[i] > left[largest] ? i : largest;
            }
            out[k] = rows[largest].clone();
            left[largest] = -1;
        }
        OrthonormalRows.make(out);
        return out;
    }
}
