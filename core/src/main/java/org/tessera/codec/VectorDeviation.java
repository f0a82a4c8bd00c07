package org.tessera.codec;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API twin of the sums in [BoundTest]: the four lanes are its four sums, so the bits are the same.
///
/// The largest error is that of the bits without sign, which lie in the order of the errors, NaN above all.
final class VectorDeviation {

    static final int LANES = 4;

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_128;

    private static final float[] SOME_FLOATS = new float[256];
    private static final double[] SOME_DOUBLES = new double[256];

    private VectorDeviation() {}

    static boolean isFast() {
        return DoubleVector.SPECIES_PREFERRED.length() >= LANES;
    }

    static void practise() {
        of(SOME_FLOATS, SOME_FLOATS);
        of(SOME_DOUBLES, SOME_DOUBLES);
    }

    static Deviation of(float[] a, float[] b) {
        DoubleVector sums = DoubleVector.zero(DOUBLES);
        LongVector largest = LongVector.zero(LongVector.SPECIES_256);
        int i = 0;
        for (; i + LANES <= a.length; i += LANES) {
            DoubleVector e = widened(a, i).sub(widened(b, i));
            sums = sums.add(e.mul(e));
            largest = largest.max(e.abs().viewAsIntegralLanes());
        }
        double m = Double.longBitsToDouble(largest.reduceLanes(VectorOperators.MAX));
        double first = sums.lane(0);
        for (; i < a.length; i++) {
            double e = (double) a[i] - b[i];
            m = Math.max(m, Math.abs(e));
            first += e * e;
        }
        return new Deviation(a.length, m, (first + sums.lane(1)) + (sums.lane(2) + sums.lane(3)));
    }

    private static DoubleVector widened(float[] values, int at) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, values, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    static Deviation of(double[] a, double[] b) {
        DoubleVector sums = DoubleVector.zero(DOUBLES);
        LongVector largest = LongVector.zero(LongVector.SPECIES_256);
        int i = 0;
        for (; i + LANES <= a.length; i += LANES) {
            DoubleVector e = DoubleVector.fromArray(DOUBLES, a, i).sub(DoubleVector.fromArray(DOUBLES, b, i));
            sums = sums.add(e.mul(e));
            largest = largest.max(e.abs().viewAsIntegralLanes());
        }
        double m = Double.longBitsToDouble(largest.reduceLanes(VectorOperators.MAX));
        double first = sums.lane(0);
        for (; i < a.length; i++) {
            double e = a[i] - b[i];
            m = Math.max(m, Math.abs(e));
            first += e * e;
        }
        return new Deviation(a.length, m, (first + sums.lane(1)) + (sums.lane(2) + sums.lane(3)));
    }
}
