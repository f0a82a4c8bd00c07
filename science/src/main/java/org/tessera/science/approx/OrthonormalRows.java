package org.tessera.science.approx;

/// Functions on a grid made orthonormal there, in order: projections are then least-squares fits.
final class OrthonormalRows {

    /// A vector of which less is left is no direction of its own.
    private static final double NOTHING = 1e-9;

    private OrthonormalRows() {}

    /// Gram-Schmidt, twice; a row of which nothing is left becomes zero.
    static void make(double[][] rows) {
        for (int j = 0; j < rows.length; j++) {
            double[] q = rows[j];
            for (int pass = 0; pass < 2; pass++) {
                double before = dot(q, q);
                for (int k = 0; k < j; k++) {
                    double part = dot(q, rows[k]);
                    for (int i = 0; i < q.length; i++) {
                        q[i] -= rows[k][i] * part;
                    }
                }
                double norm = Math.sqrt(dot(q, q));
                double scale = norm > NOTHING * Math.sqrt(before) ? 1 / norm : 0;
                for (int i = 0; i < q.length; i++) {
                    q[i] *= scale;
                }
            }
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
