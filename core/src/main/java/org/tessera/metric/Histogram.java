package org.tessera.metric;

/// Counts of the signed error in bins of equal width over [-half, half].
///
/// @param half the bound, or the largest finite error where none was given; 0 when nothing differs and no bound was
///     given: then every point is in the middle bin
/// @param counts points in each bin, from -half upwards; a bin holds its lower edge, the last one also its upper
/// @param below points with an error below -half
/// @param above points with an error above half, or NaN
public record Histogram(double half, long[] counts, long below, long above) {

    /// Lower edge of a bin.
    public double edge(int bin) {
        return half * (2.0 * bin / counts.length - 1);
    }
}
