package org.tessera.stage.transform;

/// A pointwise relative bound as an absolute one: `|log x - log x'| <= log(1 + eps)`.
///
/// Signs are kept apart; zeros must be masked. `StrictMath` gives the same bits on every machine.
/// Source: Liang et al., "An Efficient Transformation Scheme for Lossy Data Compression with Point-wise
/// Relative Error Bound" (CLUSTER 2018), section IV.
public final class LogTransform {

    private LogTransform() {}

    /// Replaces values by logarithms of their sizes; returns 1 where a value was negative.
    public static byte[] forward(double[] values) {
        byte[] negative = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = (byte) (values[i] < 0 ? 1 : 0);
            values[i] = StrictMath.log(Math.abs(values[i]));
        }
        return negative;
    }

    /// The inverse of [#forward].
    public static void inverse(double[] logarithms, byte[] negative) {
        for (int i = 0; i < logarithms.length; i++) {
            double size = StrictMath.exp(logarithms[i]);
            logarithms[i] = negative[i] == 0 ? size : -size;
        }
    }

    /// The absolute tolerance of logarithms that keeps a relative error, with room for rounding.
    ///
    /// @param unit half an ulp of 1 in the output type
    /// @param extent size of the largest logarithm: its last bit is an error too
    public static double tolerance(double epsilon, double unit, double extent) {
        return StrictMath.log1p(Math.max(0, epsilon - unit)) * (1 - 1e-9) - (extent + 4) * 0x1p-52;
    }
}
