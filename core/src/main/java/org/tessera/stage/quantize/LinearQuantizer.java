package org.tessera.stage.quantize;

import org.tessera.stage.entropy.SymbolLog;

/// Quantises differences to predictions in equal steps, many values at a time.
///
/// The symbol is the number of steps; the reconstruction is rounded as the output type will be, and a value
/// that still misses the tolerance is escaped: stored as it is. Both sides do the same arithmetic.
/// Linear-scaling quantization: Tao et al., IPDPS 2017, section IV.
public final class LinearQuantizer {

    /// Larger symbols are escaped.
    private static final double LARGEST = 1 << 30;

    private final Grid.Rounding rounding;
    private final double tolerance;
    private final double step;
    private final double inverse;

    /// @param tolerance largest error that need not be escaped
    /// @param halfStep half the distance of reconstructed values
    public LinearQuantizer(Grid.Rounding rounding, double tolerance, double halfStep) {
        this.rounding = rounding;
        this.tolerance = tolerance;
        this.step = 2 * halfStep;
        this.inverse = 1 / step;
    }

    /// Steps in a unit of the values.
    public double inverse() {
        return inverse;
    }

    /// Quantises `n` values; `prediction` is overwritten by rounding where the values are integers.
    ///
    /// @param reconstruction receives what the decoder will make of them, from `at` on
    /// @return number of escaped values
    public int quantize(double[] x, double[] prediction, int n, int[] symbols, double[] reconstruction, int at) {
        switch (rounding) {
            case DOUBLE -> doubles(x, prediction, n, symbols, reconstruction, at);
            case FLOAT -> floats(x, prediction, n, symbols, reconstruction, at);
            case INTEGER -> integers(x, prediction, n, symbols, reconstruction, at);
        }
        return holds(x, n, symbols, reconstruction, at) ? 0 : escape(x, n, symbols, reconstruction, at);
    }

    private void doubles(double[] x, double[] p, int n, int[] symbols, double[] r, int at) {
        for (int i = 0; i < n; i++) {
            double q = Math.rint((x[i] - p[i]) * inverse);
            symbols[i] = (int) q;
            r[at + i] = p[i] + q * step;
        }
    }

    private void floats(double[] x, double[] p, int n, int[] symbols, double[] r, int at) {
        for (int i = 0; i < n; i++) {
            double q = Math.rint((x[i] - p[i]) * inverse);
            symbols[i] = (int) q;
            r[at + i] = (float) (p[i] + q * step);
        }
    }

    private void integers(double[] x, double[] p, int n, int[] symbols, double[] r, int at) {
        for (int i = 0; i < n; i++) {
            double whole = Math.rint(p[i]);
            double q = Math.rint((x[i] - whole) * inverse);
            symbols[i] = (int) q;
            r[at + i] = whole + q * step;
        }
    }

    /// Whether no value needs to be escaped.
    ///
    /// The bits of non-negative doubles are in the order of the doubles, NaN above all of them, and maxima of
    /// integers vectorise where those of doubles do not.
    private boolean holds(double[] x, int n, int[] symbols, double[] r, int at) {
        long error = 0;
        int size = 0;
        for (int i = 0; i < n; i++) {
            error = Math.max(error, Double.doubleToRawLongBits(x[i] - r[at + i]) & Long.MAX_VALUE);
        }
        for (int i = 0; i < n; i++) {
            size = Math.max(size, Math.max(symbols[i], ~symbols[i]));
        }
        return error <= Double.doubleToRawLongBits(tolerance) && size < LARGEST;
    }

    private int escape(double[] x, int n, int[] symbols, double[] r, int at) {
        int escaped = 0;
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(x[i] - r[at + i]) <= tolerance) || Math.abs((double) symbols[i]) > LARGEST) {
                symbols[i] = SymbolLog.ESCAPED;
                r[at + i] = x[i];
                escaped++;
            }
        }
        return escaped;
    }

    /// The reconstruction of a stretch from its symbols; escaped values are left for the caller.
    public void reconstruct(double[] prediction, int n, int[] symbols, double[] reconstruction, int at) {
        switch (rounding) {
            case DOUBLE -> {
                for (int i = 0; i < n; i++) {
                    reconstruction[at + i] = prediction[i] + symbols[i] * step;
                }
            }
            case FLOAT -> {
                for (int i = 0; i < n; i++) {
                    reconstruction[at + i] = (float) (prediction[i] + symbols[i] * step);
                }
            }
            case INTEGER -> {
                for (int i = 0; i < n; i++) {
                    reconstruction[at + i] = Math.rint(prediction[i]) + symbols[i] * step;
                }
            }
        }
    }
}
