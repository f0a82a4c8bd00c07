package org.tessera.neural.klt;

/// Sums of multiples of rows of a matrix: all that a linear transform needs.
///
/// Every element is summed in the order of the rows, multiply then add; elements do not depend on each other, so
/// a compiler may take many at once without changing a bit.
final class Rows {

    private Rows() {}

    /// `out += sum of factors[j] * row j` over the rows `0 .. count`.
    ///
    /// @param matrix rows of `n`, one after the other
    static void addAll(double[] out, double[] matrix, int n, double[] factors, int count) {
        int j = 0;
        for (; j + 4 <= count; j += 4) {
            addFour(out, matrix, j * n, n, factors[j], factors[j + 1], factors[j + 2], factors[j + 3]);
        }
        for (; j < count; j++) {
            add(out, matrix, j * n, n, factors[j]);
        }
    }

    private static void addFour(double[] out, double[] m, int at, int n, double a, double b, double c, double d) {
        int at1 = at + n;
        int at2 = at1 + n;
        int at3 = at2 + n;
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + a * m[at + i] + b * m[at1 + i] + c * m[at2 + i] + d * m[at3 + i];
        }
    }

    /// `out += factor * row` of the row that starts at `at`.
    static void add(double[] out, double[] matrix, int at, int n, double factor) {
        for (int i = 0; i < n; i++) {
            out[i] += factor * matrix[at + i];
        }
    }
}
