package org.tessera.wavelet;

/// One level of the CDF 9/7 wavelet along one axis, by lifting (Daubechies and Sweldens, J. Fourier Anal. Appl. 4,
/// 1998, section 7.7), symmetric at the ends, scaled to be nearly orthonormal.
///
/// Many lines at once: `low` and `high` hold rows of `width` neighbouring lines, so that inner loops run over
/// contiguous values. Multiply, then add, in this order: a decoder must do the same.
final class Lifting {

    private static final double FIRST = -1.586134342059924;
    private static final double SECOND = -0.052980118572961;
    private static final double THIRD = 0.882911075530934;
    private static final double FOURTH = 0.443506852043971;
    private static final double SCALE = 1.1496043988602418;
    private static final double INVERSE = 1 / SCALE;

    private Lifting() {}

    /// @param low even samples, then the smooth half
    /// @param high odd samples, then the details
    /// @param n samples in a line, at least 2
    static void forward(double[] low, double[] high, int n, int width) {
        predict(low, high, n, width, FIRST);
        update(low, high, n, width, SECOND);
        predict(low, high, n, width, THIRD);
        update(low, high, n, width, FOURTH);
        scale(low, (n + 1) / 2 * width, SCALE);
        scale(high, n / 2 * width, INVERSE);
    }

    static void inverse(double[] low, double[] high, int n, int width) {
        scale(low, (n + 1) / 2 * width, INVERSE);
        scale(high, n / 2 * width, SCALE);
        update(low, high, n, width, -FOURTH);
        predict(low, high, n, width, -THIRD);
        update(low, high, n, width, -SECOND);
        predict(low, high, n, width, -FIRST);
    }

    private static void scale(double[] values, int n, double factor) {
        for (int i = 0; i < n; i++) {
            values[i] *= factor;
        }
    }

    /// `high[i] += weight (low[i] + low[i + 1])`
    private static void predict(double[] low, double[] high, int n, int width, double weight) {
        int lows = (n + 1) / 2;
        int inner = Math.min(n / 2, lows - 1) * width;
        for (int i = 0; i < inner; i++) {
            high[i] += weight * (low[i] + low[i + width]);
        }
        if (n % 2 == 0) {
            for (int i = inner; i < inner + width; i++) {
                high[i] += weight * (low[i] + low[i]);
            }
        }
    }

    /// `low[i] += weight (high[i - 1] + high[i])`
    private static void update(double[] low, double[] high, int n, int width, double weight) {
        int inner = n / 2 * width;
        for (int i = 0; i < width; i++) {
            low[i] += weight * (high[i] + high[i]);
        }
        for (int i = width; i < inner; i++) {
            low[i] += weight * (high[i - width] + high[i]);
        }
        if (n % 2 == 1) {
            for (int i = inner; i < inner + width; i++) {
                low[i] += weight * (high[i - width] + high[i - width]);
            }
        }
    }
}
