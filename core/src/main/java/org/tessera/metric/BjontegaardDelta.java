package org.tessera.metric;

import java.util.Arrays;
import java.util.Comparator;

/// How much more or less one rate-distortion curve costs than another, as one number.
///
/// The decimal logarithm of the rate is a curve over the quality, and the quality a curve over that logarithm;
/// curves are piecewise cubic and monotone ([Pchip]). The mean distance of two curves over what both cover is the
/// delta. Definition: `docs/metrics.md`.
/// Source: Bjontegaard, VCEG-M33 (2001); piecewise cubic instead of one cubic, as in JCTVC-B055 (2010).
///
/// @param ratePercent rate of the second against the first at equal quality: -10 is ten per cent fewer bits
/// @param quality what the second has more at equal rate, in the unit of the quality
/// @param overlap part of the first curve's range of quality that both cover, 0 to 1
public record BjontegaardDelta(double ratePercent, double quality, double overlap) {

    /// Two curves that have nothing in common.
    public static final BjontegaardDelta NONE = new BjontegaardDelta(Double.NaN, Double.NaN, 0);

    /// @param rate bits per value of each point, in any order; points that are not finite or not above 0 are left out
    /// @param quality PSNR of each point, in dB
    public static BjontegaardDelta of(double[] rate, double[] quality, double[] otherRate, double[] otherQuality) {
        double[][] first = points(rate, quality);
        double[][] second = points(otherRate, otherQuality);
        double[][] firstByRate = ascending(first, 1, 0);
        double[][] secondByRate = ascending(second, 1, 0);
        first = ascending(first, 0, 1);
        second = ascending(second, 0, 1);
        if (first[0].length < 2 || second[0].length < 2) {
            return NONE;
        }
        double covered = overlap(first[0], second[0]);
        double range = first[0][first[0].length - 1] - first[0][0];
        return new BjontegaardDelta(
                100 * (StrictMath.pow(10, meanDistance(first, second)) - 1),
                meanDistance(firstByRate, secondByRate),
                Math.max(0, covered) / range);
    }

    /// Mean of second minus first over what both cover; NaN when that is nothing.
    private static double meanDistance(double[][] first, double[][] second) {
        if (first[0].length < 2 || second[0].length < 2 || !(overlap(first[0], second[0]) > 0)) {
            return Double.NaN;
        }
        double from = Math.max(first[0][0], second[0][0]);
        double to = Math.min(first[0][first[0].length - 1], second[0][second[0].length - 1]);
        double a = new Pchip(first[0], first[1]).integral(from, to);
        double b = new Pchip(second[0], second[1]).integral(from, to);
        return (b - a) / (to - from);
    }

    private static double overlap(double[] a, double[] b) {
        return Math.min(a[a.length - 1], b[b.length - 1]) - Math.max(a[0], b[0]);
    }

    /// Points as (quality, log10 rate).
    private static double[][] points(double[] rate, double[] quality) {
        if (rate.length != quality.length) {
            throw new IllegalArgumentException(rate.length + " rates and " + quality.length + " qualities");
        }
        double[][] points = new double[rate.length][];
        int n = 0;
        for (int i = 0; i < rate.length; i++) {
            if (Double.isFinite(rate[i]) && rate[i] > 0 && Double.isFinite(quality[i])) {
                points[n++] = new double[] {quality[i], StrictMath.log10(rate[i])};
            }
        }
        return Arrays.copyOf(points, n);
    }

    /// Abscissae and ordinates, by ascending abscissa. Of points that a better one beats in both rate and quality
    /// none is kept: a curve has one rate for a quality.
    private static double[][] ascending(double[][] points, int abscissa, int ordinate) {
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> -p[1]));
        double[][] kept = new double[sorted.length][];
        int n = 0;
        for (double[] point : sorted) {
            while (n > 0 && kept[n - 1][1] >= point[1]) {
                n--;
            }
            kept[n++] = point;
        }
        double[][] curve = new double[2][n];
        for (int i = 0; i < n; i++) {
            curve[0][i] = kept[i][abscissa];
            curve[1][i] = kept[i][ordinate];
        }
        return distinct(curve);
    }

    private static double[][] distinct(double[][] curve) {
        int n = 0;
        for (int i = 0; i < curve[0].length; i++) {
            if (n == 0 || curve[0][i] > curve[0][n - 1]) {
                curve[0][n] = curve[0][i];
                curve[1][n++] = curve[1][i];
            }
        }
        return new double[][] {Arrays.copyOf(curve[0], n), Arrays.copyOf(curve[1], n)};
    }
}
