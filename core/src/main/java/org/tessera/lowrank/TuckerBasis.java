package org.tessera.lowrank;

import org.jspecify.annotations.Nullable;

/// A Tucker decomposition: orthonormal vectors for each axis and the core of their products.
///
/// Found axis after axis on what the axes before have left (sequentially truncated HOSVD: N. Vannieuwenhoven et al.,
/// SIAM J. Sci. Comput. 34, 2012), from sketches instead of full products, then turned so that the slices of
/// the core are orthogonal and sorted by energy (L. De Lathauwer et al., SIAM J. Matrix Anal. 21, 2000).
///
/// @param vectors for each axis the vectors, each as long as the axis
/// @param sizes for each axis the square roots of the energies of the core's slices
/// @param core the core
record TuckerBasis(double[][][] vectors, double[][] sizes, Tensor core) {

    private static final int BUCKETS = TuckerStream.MOST_VECTORS;

    /// So many vectors of an axis are too many: a sketch must have more buckets than that to be trusted.
    private static final int MOST = 44;

    /// @param enough energy that may be lost at each axis
    /// @return null when an axis needs too many vectors for a low-rank base to pay
    static @Nullable TuckerBasis of(Tensor field, double enough) {
        int rank = field.sizes().length;
        double[][][] vectors = new double[rank][][];
        Tensor rest = field;
        for (int axis = 0; axis < rank; axis++) {
            int n = field.sizes()[axis];
            int most = Math.min(MOST, n * 3 / 4);
            vectors[axis] = Basis.span(rest.sketch(axis, BUCKETS), enough, most);
            if (vectors[axis].length == most || vectors[axis].length == 0) {
                return null;
            }
            rest = rest.times(axis, transposed(vectors[axis]), vectors[axis].length);
        }
        double[][] sizes = new double[rank][];
        for (int axis = 0; axis < rank; axis++) {
            SymmetricEigen eigen = new SymmetricEigen(rest.gram(axis));
            vectors[axis] = products(eigen.vectors, vectors[axis]);
            rest = rest.times(axis, transposed(eigen.vectors), eigen.vectors.length);
            sizes[axis] = new double[eigen.values.length];
            for (int j = 0; j < sizes[axis].length; j++) {
                sizes[axis][j] = Math.sqrt(eigen.values[j]);
            }
        }
        return new TuckerBasis(vectors, sizes, rest);
    }

    /// The core as seen from other vectors: `other[axis][o]` times `vectors[axis][i]` takes the place of index i.
    Tensor coreFor(double[][][] other) {
        Tensor turned = core;
        for (int axis = 0; axis < vectors.length; axis++) {
            double[][] columns = new double[vectors[axis].length][other[axis].length];
            for (int i = 0; i < columns.length; i++) {
                for (int o = 0; o < other[axis].length; o++) {
                    columns[i][o] = Basis.dot(vectors[axis][i], other[axis][o]);
                }
            }
            turned = turned.times(axis, columns, other[axis].length);
        }
        return turned;
    }

    /// The field of a core and its vectors.
    static Tensor expand(Tensor core, double[][][] vectors) {
        Tensor field = core;
        for (int axis = 0; axis < vectors.length; axis++) {
            field = field.times(axis, vectors[axis], vectors[axis][0].length);
        }
        return field;
    }

    /// `columns[i][o] = rows[o][i]`.
    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < columns.length; i++) {
            for (int o = 0; o < rows.length; o++) {
                columns[i][o] = rows[o][i];
            }
        }
        return columns;
    }

    /// The matrix product of two arrays of rows.
    private static double[][] products(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int o = 0; o < a.length; o++) {
            for (int k = 0; k < b.length; k++) {
                for (int i = 0; i < out[o].length; i++) {
                    out[o][i] += a[o][k] * b[k][i];
                }
            }
        }
        return out;
    }
}
