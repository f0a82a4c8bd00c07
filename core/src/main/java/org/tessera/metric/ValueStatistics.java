package org.tessera.metric;

/// The original's values over the compared points; NaN when there are none.
///
/// @param min smallest value
/// @param max largest value
/// @param mean arithmetic mean
/// @param std population standard deviation (divided by n)
public record ValueStatistics(double min, double max, double mean, double std) {

    static ValueStatistics of(Moments m) {
        if (m.n == 0) {
            return new ValueStatistics(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        // The mean of equal numbers may be one rounding off them; their spread is zero all the same.
        return m.min == m.max
                ? new ValueStatistics(m.min, m.max, m.min, 0)
                : new ValueStatistics(m.min, m.max, m.meanX, Math.sqrt(m.xx / m.n));
    }

    public double range() {
        return max - min;
    }
}
