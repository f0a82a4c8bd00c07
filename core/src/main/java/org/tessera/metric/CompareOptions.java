package org.tessera.metric;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Shape;

/// What to measure besides the error statistics, which are always taken.
///
/// @param fills values of the original that mean "no data"
/// @param bound half width of the error histogram, or NaN for the largest error
/// @param bins bins of the error histogram
/// @param lags lags of the error autocorrelation
/// @param groups what to take; [MetricGroup#SPECTRUM] is taken by whoever has a Fourier transform
/// @param chunk where seams may lie, or null when nobody knows: then no seams are measured
/// @param scale what values are multiplied by before anything is measured, not 0; fills are meant as before
/// @param offset what is added to them then; an error does not depend on it, not even by a rounding
public record CompareOptions(
        double[] fills,
        double bound,
        int bins,
        int lags,
        Set<MetricGroup> groups,
        @Nullable Shape chunk,
        double scale,
        double offset) {

    private static final int BINS = 65;
    private static final int LAGS = 10;

    /// One pass: error statistics and counts.
    public static final CompareOptions BASIC = of(Set.of());

    /// Histogram, autocorrelation, similarity.
    public static final CompareOptions QUICK = of(MetricGroup.QUICK);

    /// Everything.
    public static final CompareOptions ALL = of(MetricGroup.ALL);

    public CompareOptions {
        fills = fills.clone();
        groups = groups.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(groups));
        if (bins < 1 || lags < 1) {
            throw new IllegalArgumentException("bins and lags must be positive, found " + bins + " and " + lags);
        }
        if (bound < 0) {
            throw new IllegalArgumentException("the bound must not be negative, found " + bound);
        }
    }

    /// These groups, with an odd number of histogram bins: that puts the zero in the middle of one.
    public static CompareOptions of(Set<MetricGroup> groups) {
        return new CompareOptions(new double[0], Double.NaN, BINS, LAGS, groups, null, 1, 0);
    }

    public CompareOptions withFills(double... values) {
        return new CompareOptions(values, bound, bins, lags, groups, chunk, scale, offset);
    }

    /// Puts the histogram over [-bound, bound].
    public CompareOptions withBound(double value) {
        return new CompareOptions(fills, value, bins, lags, groups, chunk, scale, offset);
    }

    /// Measures seams where chunks of that shape meet.
    public CompareOptions withChunk(@Nullable Shape shape) {
        return new CompareOptions(fills, bound, bins, lags, groups, shape, scale, offset);
    }

    /// Measures value * scale + offset instead of the values.
    public CompareOptions withUnits(double newScale, double newOffset) {
        return new CompareOptions(fills, bound, bins, lags, groups, chunk, newScale, newOffset);
    }

    boolean has(MetricGroup group) {
        return groups.contains(group);
    }

    boolean wantsStructure() {
        return !groups.isEmpty();
    }
}
