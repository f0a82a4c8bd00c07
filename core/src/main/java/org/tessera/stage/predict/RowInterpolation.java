package org.tessera.stage.predict;

/// Interpolation along the fastest axis: the neighbours lie in the same row, shifted.
///
/// Where rows of both classes are equally long, a slab is one long line for the kernel; what it gets wrong
/// at the ends of rows is put right from a few columns that are worked out apart.
final class RowInterpolation {

    /// Columns near the boundary that need weights of their own: at most two on the left, three on the right.
    private static final int EDGES = 5;

    private final Taps[] taps = new Taps[EDGES];
    private final int[] column = new int[EDGES];
    private double[] edge = new double[64];

    RowInterpolation() {
        for (int i = 0; i < EDGES; i++) {
            taps[i] = new Taps();
        }
    }

    /// Adds the interpolated values to `out`.
    ///
    /// @param v values of the class between whose points the slab lies
    /// @param base offset in `v` of the row that belongs to the first row
    void add(Slab slab, Kernel kernel, double scale, double[] v, int base, double[] out) {
        int last = slab.rank() - 1;
        int q = slab.p ^ 1 << last;
        int size = slab.lattice.size(q, last);
        int n = slab.rowLength();
        int from = Math.min(n, kernel.reach() - 1);
        int to = Math.max(from, Math.min(n, size - kernel.reach()));
        int edges = edges(kernel, scale, size, n, from, to);
        saveEdges(edges, slab.rows(), n, v, base, size, out);
        if (from < to && size == n) {
            inner(kernel, v, base, scale, out, from, (slab.rows() - 1) * n + to);
        } else if (from < to) {
            for (int row = 0; row < slab.rows(); row++) {
                inner(kernel, v, base + row * (size - n), scale, out, row * n + from, row * n + to);
            }
        }
        int at = 0;
        for (int row = 0; row < slab.rows(); row++) {
            for (int e = 0; e < edges; e++) {
                out[row * n + column[e]] = edge[at++];
            }
        }
    }

    /// Weights of the columns before `from` and from `to` on; returns their number.
    private int edges(Kernel kernel, double scale, int size, int n, int from, int to) {
        int edges = 0;
        for (int j = 0; j < n; j++) {
            if (j == from) {
                j = to;
                if (j == n) {
                    break;
                }
            }
            column[edges] = j;
            taps[edges++].set(kernel, j, size, scale);
        }
        return edges;
    }

    private void saveEdges(int edges, int rows, int n, double[] v, int base, int size, double[] out) {
        if (edge.length < edges * rows) {
            edge = new double[edges * rows];
        }
        for (int e = 0; e < edges; e++) {
            Taps t = taps[e];
            for (int row = 0; row < rows; row++) {
                double sum = out[row * n + column[e]];
                for (int k = 0; k < t.count; k++) {
                    sum = sum + v[base + row * size + t.at[k]] * t.weight[k];
                }
                edge[row * edges + e] = sum;
            }
        }
    }

    /// `out[j]` lies between `v[base + j]` and the value after it.
    private static void inner(Kernel kernel, double[] v, int base, double scale, double[] out, int from, int to) {
        double near = kernel.near * scale;
        double far = kernel.far * scale;
        double farthest = kernel.farthest * scale;
        switch (kernel.reach()) {
            case 1 -> {
                for (int j = from; j < to; j++) {
                    out[j] = out[j] + (v[base + j] + v[base + j + 1]) * near;
                }
            }
            case 2 -> {
                for (int j = from; j < to; j++) {
                    out[j] = out[j]
                            + ((v[base + j] + v[base + j + 1]) * near + (v[base + j - 1] + v[base + j + 2]) * far);
                }
            }
            default -> {
                for (int j = from; j < to; j++) {
                    out[j] = out[j]
                            + ((v[base + j] + v[base + j + 1]) * near
                                    + (v[base + j - 1] + v[base + j + 2]) * far
                                    + (v[base + j - 2] + v[base + j + 3]) * farthest);
                }
            }
        }
    }
}
