package org.tessera.science.approx;

/// Products of an array with a matrix along one of its axes; sums run in order, the same on every machine.
final class Separable {

    private Separable() {}

    /// `out[.., o, ..] = sum_i rows[o][i] values[.., i, ..]`.
    ///
    /// @param sizes of `values`, slowest axis first; the entry of the axis becomes the number of rows
    static double[] apply(double[] values, int[] sizes, int axis, double[][] rows) {
        return product(values, sizes, axis, rows, rows.length, false);
    }

    /// The transposed product: `out[.., i, ..] = sum_o rows[o][i] values[.., o, ..]`.
    ///
    /// @param length of a row
    static double[] transposed(double[] values, int[] sizes, int axis, double[][] rows, int length) {
        return product(values, sizes, axis, rows, length, true);
    }

    private static double[] product(
            double[] values, int[] sizes, int axis, double[][] rows, int size, boolean transposed) {
        int outer = 1;
        int inner = 1;
        for (int a = 0; a < sizes.length; a++) {
            outer *= a < axis ? sizes[a] : 1;
            inner *= a > axis ? sizes[a] : 1;
        }
        int n = sizes[axis];
        double[] out = new double[outer * size * inner];
        for (int p = 0; p < outer; p++) {
            for (int i = 0; i < n; i++) {
                int from = (p * n + i) * inner;
                if (isZero(values, from, inner)) {
                    continue;
                }
                if (inner == 1 && transposed) {
                    line(values[from], rows[i], 0, out, p * size, size);
                    continue;
                }
                for (int o = 0; o < size; o++) {
                    double weight = transposed ? rows[i][o] : rows[o][i];
                    if (weight != 0) {
                        line(weight, values, from, out, (p * size + o) * inner, inner);
                    }
                }
            }
        }
        sizes[axis] = size;
        return out;
    }

    /// Most numbers of a coarse model are 0.
    private static boolean isZero(double[] values, int from, int count) {
        for (int x = 0; x < count; x++) {
            if (values[from + x] != 0) {
                return false;
            }
        }
        return true;
    }

    private static void line(double weight, double[] values, int from, double[] out, int to, int count) {
        for (int x = 0; x < count; x++) {
            out[to + x] += weight * values[from + x];
        }
    }
}
