package org.tessera.neural.klt;

import org.tessera.field.VectorKernel;
import org.tessera.field.Vectors;

/// Sums of multiples of rows of a matrix: all that a linear transform needs.
///
/// Every element is summed in the order of the rows, multiply then add; elements do not depend on each other, so
/// many are taken at once without changing a bit. Rows of the large products are [#padded].
final class Rows {

    /// Longest vector of a machine, in elements: padded rows are made of whole ones.
    static final int PAD = 8;

    private static final VectorKernel VECTORS =
            VectorKernel.of(Vectors.PRESENT && VectorRows.isFast(), () -> VectorRows.practise());

    private Rows() {}

    /// Room for a row of so many elements.
    static int padded(int n) {
        return (n + PAD - 1) & -PAD;
    }

    /// The numbers of all rows.
    static int[] all(int count) {
        int[] all = new int[count];
        for (int j = 0; j < count; j++) {
            all[j] = j;
        }
        return all;
    }

    /// A matrix with room behind each of its rows of `n`.
    static double[] pad(double[] matrix, int n) {
        int stride = padded(n);
        double[] padded = new double[matrix.length / n * stride];
        for (int j = 0; j * n < matrix.length; j++) {
            System.arraycopy(matrix, j * n, padded, j * stride, n);
        }
        return padded;
    }

    /// `out += sum of factors[j] * row rows[j]` over `j < count`.
    ///
    /// @param matrix rows of `stride`, padded, as is `out`
    static void addSome(double[] out, double[] matrix, int stride, int[] rows, double[] factors, int count) {
        if (VECTORS.isReady()) {
            VectorRows.addSome(out, matrix, stride, rows, factors, count);
        } else {
            scalar(out, matrix, stride, rows, factors, count);
        }
    }

    static void scalar(double[] out, double[] matrix, int stride, int[] rows, double[] factors, int count) {
        int j = 0;
        for (; j + 4 <= count; j += 4) {
            four(out, matrix, stride, rows, factors, j);
        }
        for (; j < count; j++) {
            add(out, matrix, rows[j] * stride, stride, factors[j]);
        }
    }

    private static void four(double[] out, double[] m, int stride, int[] rows, double[] factors, int j) {
        int at0 = rows[j] * stride;
        int at1 = rows[j + 1] * stride;
        int at2 = rows[j + 2] * stride;
        int at3 = rows[j + 3] * stride;
        double a = factors[j];
        double b = factors[j + 1];
        double c = factors[j + 2];
        double d = factors[j + 3];
        for (int i = 0; i < stride; i++) {
            out[i] = out[i] + a * m[at0 + i] + b * m[at1 + i] + c * m[at2 + i] + d * m[at3 + i];
        }
    }

    /// `out += factor * row` of the row that starts at `at`.
    static void add(double[] out, double[] matrix, int at, int n, double factor) {
        for (int i = 0; i < n; i++) {
            out[i] += factor * matrix[at + i];
        }
    }
}
