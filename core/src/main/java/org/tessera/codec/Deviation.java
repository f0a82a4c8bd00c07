package org.tessera.codec;

/// How far a reconstruction is from the original, over the points that are not masked.
///
/// @param points points compared
/// @param maxError largest absolute error
/// @param sumSquares sum of squared errors
public record Deviation(long points, double maxError, double sumSquares) {

    public static final Deviation NONE = new Deviation(0, 0, 0);

    public Deviation plus(Deviation other) {
        return new Deviation(points + other.points, Math.max(maxError, other.maxError), sumSquares + other.sumSquares);
    }

    public double rootMeanSquare() {
        return points == 0 ? 0 : Math.sqrt(sumSquares / points);
    }

    /// Full-range PSNR in dB; infinite when nothing differs.
    public double psnr(double valueRange) {
        return sumSquares == 0 ? Double.POSITIVE_INFINITY : -20 * StrictMath.log10(rootMeanSquare() / valueRange);
    }
}
