package org.tessera.stage.quantize;

import org.tessera.stage.entropy.SymbolLog;

/// Quantises differences to predictions in equal steps, a row at a time.
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

    /// Quantises a row; `prediction` is overwritten by rounding where the values are integers.
    ///
    /// @return number of escaped values
    public int quantize(double[] x, int at, double[] prediction, int n, int[] symbols, double[] reconstruction) {
        switch (rounding) {
            case DOUBLE -> doubles(x, at, prediction, n, symbols, reconstruction);
            case FLOAT -> floats(x, at, prediction, n, symbols, reconstruction);
            case INTEGER -> integers(x, at, prediction, n, symbols, reconstruction);
        }
        return holds(x, at, n, symbols, reconstruction) ? 0 : escape(x, at, n, symbols, reconstruction);
    }

    private void doubles(double[] x, int at, double[] p, int n, int[] symbols, double[] r) {
        for (int i = 0; i < n; i++) {
            double q = Math.rint((x[at + i] - p[i]) * inverse);
            symbols[i] = (int) q;
            r[at + i] = p[i] + q * step;
        }
    }

    private void floats(double[] x, int at, double[] p, int n, int[] symbols, double[] r) {
        for (int i = 0; i < n; i++) {
            double q = Math.rint((x[at + i] - p[i]) * inverse);
            symbols[i] = (int) q;
            r[at + i] = (float) (p[i] + q * step);
        }
    }

    private void integers(double[] x, int at, double[] p, int n, int[] symbols, double[] r) {
        for (int i = 0; i < n; i++) {
            double whole = Math.rint(p[i]);
            double q = Math.rint((x[at + i] - whole) * inverse);
            symbols[i] = (int) q;
            r[at + i] = whole + q * step;
        }
    }

    /// Whether no value needs to be escaped: two maxima, which vectorise, and NaN makes a maximum NaN.
    private boolean holds(double[] x, int at, int n, int[] symbols, double[] r) {
        double error = 0;
        int size = 0;
        for (int i = 0; i < n; i++) {
            error = Math.max(error, Math.abs(x[at + i] - r[at + i]));
        }
        for (int i = 0; i < n; i++) {
            size = Math.max(size, Math.max(symbols[i], ~symbols[i]));
        }
        return error <= tolerance && size < LARGEST;
    }

    private int escape(double[] x, int at, int n, int[] symbols, double[] r) {
        int escaped = 0;
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(x[at + i] - r[at + i]) <= tolerance) || Math.abs((double) symbols[i]) > LARGEST) {
                symbols[i] = SymbolLog.ESCAPED;
                r[at + i] = x[at + i];
                escaped++;
            }
        }
        return escaped;
    }

    /// The reconstruction of a row from its symbols; escaped values are left for the caller.
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
