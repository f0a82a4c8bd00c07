package org.tessera.wavelet;

import java.util.Arrays;

/// The orthonormal cosine transform (DCT-II) of `n` points, for many lines at once, and its inverse.
///
/// `rows` hold `width` neighbouring lines, point after point, so that inner loops run over contiguous values. Sums and
/// differences of mirrored points halve the products. Multiply, then add, in this order: a decoder must do the same.
final class CosineKernel {

    private final int n;

    /// Weight of each point in each coefficient: `sqrt(2 / n) cos(pi (2 point + 1) f / 2n)`, the first `sqrt(1 / n)`.
    private final double[][] weights;

    private double[] mirrored = new double[0];

    CosineKernel(int n) {
        this.n = n;
        weights = new double[n][n];
        for (int f = 0; f < n; f++) {
            double scale = StrictMath.sqrt((f == 0 ? 1.0 : 2.0) / n);
            for (int point = 0; point < n; point++) {
                weights[f][point] = scale * StrictMath.cos(StrictMath.PI * ((2 * point + 1) * f) / (2 * n));
            }
        }
    }

    int length() {
        return n;
    }

    /// @param rows points, from `from` on; used up
    /// @param out receives the coefficients from `to` on, the mean first
    void forward(double[] rows, int from, double[] out, int to, int width) {
        int half = n / 2;
        for (int j = 0; j < half; j++) {
            int low = from + j * width;
            int high = from + (n - 1 - j) * width;
            for (int i = 0; i < width; i++) {
                double a = rows[low + i];
                double b = rows[high + i];
                rows[low + i] = a + b;
                rows[high + i] = a - b;
            }
        }
        for (int f = 0; f < n; f++) {
            int start = to + f * width;
            Arrays.fill(out, start, start + width, 0);
            boolean even = f % 2 == 0;
            for (int j = 0; j < (even ? n - half : half); j++) {
                add(rows, from + (even ? j : n - 1 - j) * width, weights[f][j], out, start, width);
            }
        }
    }

    /// @param rows coefficients
    /// @param out receives the points from `to` on
    void inverse(double[] rows, double[] out, int to, int width) {
        if (mirrored.length < width) {
            mirrored = new double[width];
        }
        for (int j = 0; j < n - n / 2; j++) {
            int low = to + j * width;
            int high = to + (n - 1 - j) * width;
            Arrays.fill(out, low, low + width, 0);
            Arrays.fill(mirrored, 0, width, 0);
            for (int f = 0; f < n; f++) {
                if (f % 2 == 0) {
                    add(rows, f * width, weights[f][j], out, low, width);
                } else {
                    add(rows, f * width, weights[f][j], mirrored, 0, width);
                }
            }
            if (low == high) {
                continue;
            }
            for (int i = 0; i < width; i++) {
                double even = out[low + i];
                out[low + i] = even + mirrored[i];
                out[high + i] = even - mirrored[i];
            }
        }
    }

    private static void add(double[] from, int at, double weight, double[] to, int start, int n) {
        for (int i = 0; i < n; i++) {
            to[start + i] += weight * from[at + i];
        }
    }
}
