package org.tessera.metric;

/// The error e = reconstruction - original over the compared points. Definitions: `docs/metrics.md`.
///
/// A reconstruction that is NaN at a compared point makes the measures NaN, so every test of them is to be written
/// as `!(error <= bound)`.
///
/// @param values what the measures relate to
/// @param n compared points
/// @param maxError largest |e|; NaN when one of them is
/// @param maxErrorIndex row-major index of it, or -1 when nothing differs
/// @param minError smallest |e|
/// @param maxPointwise largest |e| / |x| where x is not 0
/// @param zerosChanged points with x = 0 and e not 0
/// @param meanError mean of e, the bias
/// @param meanAbsError mean of |e|
/// @param mse mean of e squared
/// @param pearson correlation of original and reconstruction; 1 when they are equal, NaN when one is constant
/// @param pearsonDeficit 1 - pearson, without cancellation
public record ErrorStatistics(
        ValueStatistics values,
        long n,
        double maxError,
        long maxErrorIndex,
        double minError,
        double maxPointwise,
        long zerosChanged,
        double meanError,
        double meanAbsError,
        double mse,
        double pearson,
        double pearsonDeficit) {

    /// 20 log10(2): zfp relates the error to half the range.
    public static final double ZFP_OFFSET_DB = 20 * StrictMath.log10(2);

    static ErrorStatistics of(Moments m, ValueStatistics values) {
        boolean none = m.n == 0;
        double mse = none ? Double.NaN : m.ee / m.n + m.meanE * m.meanE;
        double deficit = mse == 0 ? 0 : deficit(m);
        return new ErrorStatistics(
                values,
                m.n,
                none ? Double.NaN : m.maxError,
                m.maxErrorIndex,
                none ? Double.NaN : m.minError,
                none ? Double.NaN : m.maxPointwise,
                m.zerosChanged,
                none ? Double.NaN : m.meanE,
                none ? Double.NaN : m.sumAbsError / m.n,
                mse,
                1 - deficit,
                deficit);
    }

    /// 1 - r = (E - (sx - sy)^2) / (2 sx sy), with E the centred second moment of e = y - x.
    private static double deficit(Moments m) {
        double yy = m.xx + 2 * m.xe + m.ee;
        if (!(m.max > m.min) || !(yy > 0)) {
            return Double.NaN;
        }
        double sx = Math.sqrt(m.xx);
        double sy = Math.sqrt(yy);
        double difference = (2 * m.xe + m.ee) / (sx + sy);
        return Math.max(0, (m.ee - difference * difference) / (2 * sx * sy));
    }

    /// Largest error over the value range.
    public double maxRelative() {
        return maxError == 0 ? 0 : maxError / values.range();
    }

    public double rmse() {
        return Math.sqrt(mse);
    }

    /// rmse over the value range.
    public double nrmse() {
        return mse == 0 ? 0 : rmse() / values.range();
    }

    /// -20 log10(rmse / range) in dB; Infinity when exact.
    public double psnr() {
        return -20 * StrictMath.log10(nrmse());
    }

    /// zfp's definition, with half the range for the peak: 6.02 dB less.
    public double psnrZfp() {
        return psnr() - ZFP_OFFSET_DB;
    }

    /// 20 log10(std / rmse) in dB; Infinity when exact.
    public double snr() {
        return mse == 0 ? Double.POSITIVE_INFINITY : 20 * StrictMath.log10(values.std() / rmse());
    }

    /// log2(std / rmse) - bits per value: what a rate buys, as one number.
    /// Source: Li, Lindstrom & Clyne, "Lossy scientific data compression with SPERR" (2023), section V.
    public double accuracyGain(double bitsPerValue) {
        if (mse == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return StrictMath.log(values.std() / rmse()) / StrictMath.log(2) - bitsPerValue;
    }

    /// Square root of the sum of squared errors.
    public double l2() {
        return Math.sqrt(mse * n);
    }

    /// l2 over the square root of the sum of squared original values.
    public double l2Relative() {
        double power = values.mean() * values.mean() + values.std() * values.std();
        return mse == 0 ? 0 : Math.sqrt(mse / power);
    }

    /// -log10(1 - r): 5 for a correlation of 0.99999; Infinity when exact.
    public double nines() {
        return -StrictMath.log10(pearsonDeficit);
    }
}
