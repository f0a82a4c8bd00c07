package org.tessera.lowrank;

import java.util.ArrayList;
import java.util.List;

/// Orthonormal vectors that span a few given ones, the most important first.
final class Basis {

    private Basis() {}

    /// Gram-Schmidt with the largest remainder next, each vector made orthogonal twice (Giraud et al., 2005).
    ///
    /// @param vectors overwritten by what is left of them
    /// @param enough energy that may be left, of all vectors together
    /// @param most stops with so many
    static double[][] span(double[][] vectors, double enough, int most) {
        List<double[]> basis = new ArrayList<>();
        double[] energies = new double[vectors.length];
        for (int t = 0; t < vectors.length; t++) {
            energies[t] = dot(vectors[t], vectors[t]);
        }
        while (basis.size() < most) {
            int next = 0;
            double left = 0;
            for (int t = 0; t < vectors.length; t++) {
                left += energies[t];
                next = energies[t] > energies[next] ? t : next;
            }
            if (!(left > enough) || !(energies[next] > 0)) {
                break;
            }
            double[] q = vectors[next].clone();
            for (double[] b : basis) {
                subtract(q, b, dot(q, b));
            }
            double norm = Math.sqrt(dot(q, q));
            if (!(norm > 0)) {
                energies[next] = 0;
                continue;
            }
            for (int i = 0; i < q.length; i++) {
                q[i] /= norm;
            }
            basis.add(q);
            for (int t = 0; t < vectors.length; t++) {
                subtract(vectors[t], q, dot(vectors[t], q));
                energies[t] = dot(vectors[t], vectors[t]);
            }
            energies[next] = 0;
        }
        return basis.toArray(new double[0][]);
    }

    /// Makes the vector at `j` a unit vector orthogonal to those before it; zero when nothing is left.
    static void makeOrthonormal(double[][] vectors, int j) {
        double[] q = vectors[j];
        for (int pass = 0; pass < 2; pass++) {
            double before = dot(q, q);
            for (int k = 0; k < j; k++) {
                subtract(q, vectors[k], dot(q, vectors[k]));
            }
            double norm = Math.sqrt(dot(q, q));
            double scale = norm > 1e-12 * Math.sqrt(before) ? 1 / norm : 0;
            for (int i = 0; i < q.length; i++) {
                q[i] *= scale;
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

    private static void subtract(double[] from, double[] v, double factor) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= v[i] * factor;
        }
    }
}
