package org.tessera.formats.trial;

import java.util.Arrays;
import org.tessera.field.Shape;

/// How rough the values of a box are, at every scale at once: second differences along each axis, added and counted by
/// their binary exponent. From the counts follows, for any tolerance, about how many bits the box will take compared
/// with another one. Only such proportions are used, never the number itself.
public final class RoughnessCounts {

    /// One point in so many is looked at.
    private static final int EVERY = 11;

    private static final int BINS = 2048;
    private static final int MIDDLE = 1024;

    /// What even a point costs whose difference is far below the tolerance.
    private static final double LEAST = 0.002;

    private final long[] counts = new long[BINS];

    static RoughnessCounts of(double[] values, Shape shape) {
        RoughnessCounts roughness = new RoughnessCounts();
        int rank = shape.rank();
        int[] steps = Arrays.stream(shape.strides()).mapToInt(Math::toIntExact).toArray();
        int[] sizes = shape.intSizes();
        for (int i = 0; i < values.length; i += EVERY) {
            double sum = 0;
            int rest = i;
            for (int axis = 0; axis < rank; axis++) {
                int index = rest / steps[axis];
                rest -= index * steps[axis];
                // The last two points of an axis look back.
                int step = index + 2 < sizes[axis] ? steps[axis] : index >= 2 ? -steps[axis] : 0;
                sum += Math.abs(values[i] - 2 * values[i + step] + values[i + 2 * step]);
            }
            if (Double.isFinite(sum)) {
                roughness.counts[Math.getExponent(sum) + MIDDLE]++;
            }
        }
        return roughness;
    }

    void add(RoughnessCounts other) {
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] += other.counts[bin];
        }
    }

    /// In proportion to the bits under that tolerance; above zero.
    double bits(double tolerance) {
        double sum = 1e-9;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double steps = StrictMath.scalb(1.0, bin - MIDDLE) / tolerance;
                sum += counts[bin] * (StrictMath.log1p(steps) + LEAST);
            }
        }
        return sum;
    }
}
