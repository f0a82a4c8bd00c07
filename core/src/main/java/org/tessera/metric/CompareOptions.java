package org.tessera.metric;

/// What to measure besides the error statistics, which are always taken.
///
/// @param fills values of the original that mean "no data"
/// @param bound half width of the error histogram, or NaN for the largest error
/// @param bins bins of the error histogram, 0 for none
/// @param lags lags of the error autocorrelation, 0 for none
/// @param ssim whether to take the structural similarity
/// @param scale what values are multiplied by before anything is measured, not 0; fills are meant as before
/// @param offset what is added to them then; an error does not depend on it, not even by a rounding
public record CompareOptions(
        double[] fills, double bound, int bins, int lags, boolean ssim, double scale, double offset) {

    /// One pass: error statistics and counts.
    public static final CompareOptions BASIC = new CompareOptions(new double[0], Double.NaN, 0, 0, false, 1, 0);

    /// Everything; an odd number of bins puts the zero in the middle of one.
    public static final CompareOptions ALL = new CompareOptions(new double[0], Double.NaN, 65, 10, true, 1, 0);

    public CompareOptions {
        fills = fills.clone();
        if (bins < 0 || lags < 0) {
            throw new IllegalArgumentException("bins and lags must not be negative, found " + bins + " and " + lags);
        }
        if (bound < 0) {
            throw new IllegalArgumentException("the bound must not be negative, found " + bound);
        }
    }

    public CompareOptions withFills(double... values) {
        return new CompareOptions(values, bound, bins, lags, ssim, scale, offset);
    }

    /// Puts the histogram over [-bound, bound].
    public CompareOptions withBound(double value) {
        return new CompareOptions(fills, value, bins, lags, ssim, scale, offset);
    }

    /// Measures value * scale + offset instead of the values.
    public CompareOptions withUnits(double newScale, double newOffset) {
        return new CompareOptions(fills, bound, bins, lags, ssim, newScale, newOffset);
    }

    boolean wantsStructure() {
        return bins > 0 || lags > 0 || ssim;
    }
}
