package org.tessera.formats.trial;

import org.tessera.field.ArrayField;
import org.tessera.field.Elements;

/// How rough the values of a box are, at every scale at once: second differences along each axis, added and counted by
/// their binary exponent. From the counts follows, for any tolerance, about how many bits the box will take compared
/// with another one. Only such proportions are used, never the number itself.
public final class RoughnessCounts {

    /// One point in so many is looked at.
    private static final int EVERY = 5;

    private static final int BINS = 2048;
    private static final int MIDDLE = 1024;

    /// What even a point costs whose difference is far below the tolerance.
    private static final double LEAST = 0.002;

    private final long[] counts = new long[BINS];

    static RoughnessCounts of(ArrayField box) {
        RoughnessCounts roughness = new RoughnessCounts();
        double[] values = new double[box.size()];
        Elements.toDoubles(box.spec().type(), box.array(), values);
        long[] strides = box.spec().shape().strides();
        for (int i = 0; i < values.length; i += EVERY) {
            double sum = 0;
            for (int axis = 0; axis < strides.length; axis++) {
                int step = (int) strides[axis];
                // The last two points of an axis look back.
                boolean inside = i / step % box.spec().shape().size(axis) + 2
                        < box.spec().shape().size(axis);
                int signed = inside ? step : -step;
                if (i + 2 * signed >= 0 && i + 2 * signed < values.length) {
                    sum += Math.abs(values[i] - 2 * values[i + signed] + values[i + 2 * signed]);
                }
            }
            if (Double.isFinite(sum)) {
                roughness.counts[Math.getExponent(sum) + MIDDLE - 1 & BINS - 1]++;
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
                double steps = StrictMath.scalb(1.0, bin - MIDDLE + 1) / tolerance;
                sum += counts[bin] * (StrictMath.log1p(steps) + LEAST);
            }
        }
        return sum;
    }
}
