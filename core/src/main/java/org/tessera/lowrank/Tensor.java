package org.tessera.lowrank;

import java.util.Arrays;

/// A dense array with its products along an axis. All sums run in a fixed order, so every machine gets the same bits.
///
/// @param sizes slowest axis first
/// @param values row-major
record Tensor(int[] sizes, double[] values) {

    private int outer(int axis) {
        return product(0, axis);
    }

    private int inner(int axis) {
        return product(axis + 1, sizes.length);
    }

    private int product(int from, int to) {
        int product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= sizes[axis];
        }
        return product;
    }

    private int[] withSize(int axis, int size) {
        int[] changed = sizes.clone();
        changed[axis] = size;
        return changed;
    }

    /// Replaces the index along `axis` by the row of a matrix: `out[.., o, ..] = sum_i columns[i][o] * this[.., i,
    /// ..]`.
    ///
    /// @param columns one array of `size` numbers for each index along the axis
    Tensor times(int axis, double[][] columns, int size) {
        int inner = inner(axis);
        int outer = outer(axis);
        int n = sizes[axis];
        double[] out = new double[outer * size * inner];
        for (int a = 0; a < outer; a++) {
            if (inner == 1) {
                for (int i = 0; i < n; i++) {
                    add(columns[i], 0, values[a * n + i], out, a * size, size);
                }
            } else if (size <= n) {
                // The smaller side stays in cache; either way a sum runs over i in order.
                for (int i = 0; i < n; i++) {
                    for (int o = 0; o < size; o++) {
                        add(values, (a * n + i) * inner, columns[i][o], out, (a * size + o) * inner, inner);
                    }
                }
            } else {
                for (int o = 0; o < size; o++) {
                    for (int i = 0; i < n; i++) {
                        add(values, (a * n + i) * inner, columns[i][o], out, (a * size + o) * inner, inner);
                    }
                }
            }
        }
        return new Tensor(withSize(axis, size), out);
    }

    private static void add(double[] v, int from, double weight, double[] out, int at, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] += v[from + i] * weight;
        }
    }

    /// Inner products of all pairs of slices along an axis.
    double[][] gram(int axis) {
        int n = sizes[axis];
        int inner = inner(axis);
        int outer = outer(axis);
        double[][] gram = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int a = 0; a < outer; a++) {
                    sum += dot((a * n + i) * inner, (a * n + j) * inner, inner);
                }
                gram[i][j] = sum;
                gram[j][i] = sum;
            }
        }
        return gram;
    }

    private double dot(int a, int b, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[a + i] * values[b + i];
        }
        return sum;
    }

    /// Sums of the fibres along an axis in a few buckets, with signs: a sketch that keeps the space they span.
    ///
    /// A fibre's bucket and sign come from a hash of its place (count sketch: K. Clarkson, D. Woodruff, "Low-rank
    /// approximation and regression in input sparsity time", JACM 2017).
    double[][] sketch(int axis, int buckets) {
        int n = sizes[axis];
        int inner = inner(axis);
        int outer = outer(axis);
        double[][] sketch = new double[buckets][n];
        int[] bucket = new int[inner];
        double[] sums = new double[2 * buckets];
        for (int a = 0; a < outer; a++) {
            for (int b = 0; b < inner; b++) {
                bucket[b] = (hash(a * inner + b) >>> 1) % (2 * buckets);
            }
            for (int i = 0; i < n; i++) {
                Arrays.fill(sums, 0);
                int from = (a * n + i) * inner;
                for (int b = 0; b < inner; b++) {
                    sums[bucket[b]] += values[from + b];
                }
                for (int t = 0; t < buckets; t++) {
                    sketch[t][i] += sums[2 * t] - sums[2 * t + 1];
                }
            }
        }
        return sketch;
    }

    /// The finaliser of MurmurHash3 (A. Appleby, public domain constants).
    private static int hash(int value) {
        int h = value * 0x9E3779B1 + 0x7F4A7C15;
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }
}
