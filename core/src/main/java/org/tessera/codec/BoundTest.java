package org.tessera.codec;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.VectorKernel;
import org.tessera.field.Vectors;
import org.tessera.target.Tolerance;

/// The one comparison of error and tolerance. Everything that claims a bound goes through here.
///
/// A point holds when the *exact* difference of original and reconstruction, both as stored in their type,
/// is at most the tolerance. `fl(a - b)` is the rounded difference; since rounding is monotone it decides
/// unless it equals the limit, and then the rounding error (error-free two-difference, Knuth, TAOCP 4.2.2)
/// decides. The test reads `!(error <= bound)`, so a NaN never passes. 64-bit integers too large for a double
/// are compared in decimal.
public final class BoundTest {

    private static final VectorKernel VECTORS =
            VectorKernel.of(Vectors.PRESENT && VectorDeviation.isFast(), () -> VectorDeviation.practise());

    private static final double TINY = 0x1p-900;
    private static final double LIFT = 0x1p200;

    /// Integers up to here, and their differences, are exact as doubles.
    private static final long EXACT_INTEGERS = 1L << 52;

    private final Tolerance tolerance;

    public BoundTest(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /// Whether one finite value is reconstructed within the tolerance.
    public boolean holds(double original, double restored) {
        double limit = tolerance.absolute();
        if (!within(original, restored, limit, 0)) {
            return false;
        }
        if (!tolerance.isPointwise()) {
            return true;
        }
        double size = Math.abs(original);
        // A product so small would lose its last bits; a power of two on both sides changes nothing.
        double scale = tolerance.pointwise() * size < TINY ? LIFT : 1;
        double product = tolerance.pointwise() * (size * scale);
        double rest = Math.fma(tolerance.pointwise(), size * scale, -product);
        return within(original * scale, restored * scale, product, rest);
    }

    /// `|a - b| <= limit + rest` in exact arithmetic, where `rest` is below half an ulp of `limit`.
    private static boolean within(double a, double b, double limit, double rest) {
        double difference = a - b;
        double size = Math.abs(difference);
        if (size != limit) {
            return size < limit;
        }
        if (Double.isInfinite(size)) {
            return limit == Double.POSITIVE_INFINITY && !Double.isInfinite(a) && !Double.isInfinite(b);
        }
        double b2 = a - difference;
        double a2 = difference + b2;
        double error = (a - a2) + (b2 - b);
        return (difference < 0 ? -error : error) <= rest;
    }

    private boolean holds(ElementType type, Object original, Object restored, int i) {
        if (tolerance.isExact()) {
            return Elements.bits(type, original, i) == Elements.bits(type, restored, i);
        }
        if (type != ElementType.I64) {
            return holds(Elements.value(type, original, i), Elements.value(type, restored, i));
        }
        return holds(((long[]) original)[i], ((long[]) restored)[i]);
    }

    private boolean holds(long a, long b) {
        if (a == b) {
            return true;
        }
        if (Math.absExact(a >> 1) < EXACT_INTEGERS / 2 && Math.absExact(b >> 1) < EXACT_INTEGERS / 2) {
            return holds((double) a, (double) b);
        }
        BigDecimal size = new BigDecimal(a).abs();
        BigDecimal error = new BigDecimal(a).subtract(new BigDecimal(b)).abs();
        return notAbove(error, tolerance.absolute(), BigDecimal.ONE) && notAbove(error, tolerance.pointwise(), size);
    }

    private static boolean notAbove(BigDecimal error, double limit, BigDecimal unit) {
        return Double.isInfinite(limit) || error.compareTo(new BigDecimal(limit).multiply(unit)) <= 0;
    }

    /// Compares two arrays point by point.
    ///
    /// @param masked class of each point, 0 where the bound applies; null when it applies everywhere
    public Result compare(ArrayField original, ArrayField restored, byte @Nullable [] masked) {
        if (original.spec().type() != restored.spec().type()
                || !original.spec().shape().equals(restored.spec().shape())) {
            throw new IllegalArgumentException("cannot compare " + original.spec() + " with " + restored.spec());
        }
        Object a = original.array();
        Object b = restored.array();
        ElementType type = original.spec().type();
        if (masked == null && !tolerance.isExact() && !tolerance.isPointwise()) {
            Deviation deviation = type == ElementType.F32
                    ? deviation((float[]) a, (float[]) b)
                    : type == ElementType.F64 ? deviation((double[]) a, (double[]) b) : null;
            if (deviation != null && deviation.maxError() < tolerance.absolute()) {
                return new Result(deviation, new int[0]);
            }
        }
        Failures failures = new Failures();
        double max = 0;
        double sum = 0;
        long points = 0;
        // A plain limit below which a rounded difference surely holds.
        boolean plain = !tolerance.isExact() && !tolerance.isPointwise() && type != ElementType.I64;
        double sure = plain ? tolerance.absolute() : 0;
        for (int i = 0; i < original.size(); i++) {
            if (masked != null && masked[i] != 0) {
                continue;
            }
            double error = Math.abs(difference(type, a, b, i));
            if (!(error < sure) && !holds(type, a, b, i)) {
                failures.add(i);
                continue;
            }
            max = error > max ? error : max;
            sum += error > 0 ? error * error : 0;
            points++;
        }
        return new Result(new Deviation(points, max, sum), failures.indices());
    }

    /// All points at once: four sums in a fixed order, and a largest error that is NaN when any error is.
    private static Deviation deviation(float[] a, float[] b) {
        if (VECTORS.isReady() && a.length >= VectorDeviation.LANES) {
            return VectorDeviation.of(a, b);
        }
        int i = 0;
        double m = 0;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (; i + 4 <= a.length; i += 4) {
            double e0 = (double) a[i] - b[i];
            double e1 = (double) a[i + 1] - b[i + 1];
            double e2 = (double) a[i + 2] - b[i + 2];
            double e3 = (double) a[i + 3] - b[i + 3];
            m = Math.max(Math.max(m, Math.max(Math.abs(e0), Math.abs(e1))), Math.max(Math.abs(e2), Math.abs(e3)));
            s0 += e0 * e0;
            s1 += e1 * e1;
            s2 += e2 * e2;
            s3 += e3 * e3;
        }
        for (; i < a.length; i++) {
            double e = (double) a[i] - b[i];
            m = Math.max(m, Math.abs(e));
            s0 += e * e;
        }
        return new Deviation(a.length, m, (s0 + s1) + (s2 + s3));
    }

    private static Deviation deviation(double[] a, double[] b) {
        if (VECTORS.isReady() && a.length >= VectorDeviation.LANES) {
            return VectorDeviation.of(a, b);
        }
        int i = 0;
        double m = 0;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (; i + 4 <= a.length; i += 4) {
            double e0 = a[i] - b[i];
            double e1 = a[i + 1] - b[i + 1];
            double e2 = a[i + 2] - b[i + 2];
            double e3 = a[i + 3] - b[i + 3];
            m = Math.max(Math.max(m, Math.max(Math.abs(e0), Math.abs(e1))), Math.max(Math.abs(e2), Math.abs(e3)));
            s0 += e0 * e0;
            s1 += e1 * e1;
            s2 += e2 * e2;
            s3 += e3 * e3;
        }
        for (; i < a.length; i++) {
            double e = a[i] - b[i];
            m = Math.max(m, Math.abs(e));
            s0 += e * e;
        }
        return new Deviation(a.length, m, (s0 + s1) + (s2 + s3));
    }

    private static double difference(ElementType type, Object a, Object b, int i) {
        return switch (type) {
            case F32 -> (double) ((float[]) a)[i] - ((float[]) b)[i];
            case F64 -> ((double[]) a)[i] - ((double[]) b)[i];
            case I64 -> difference(((long[]) a)[i], ((long[]) b)[i]);
            default -> Elements.value(type, a, i) - Elements.value(type, b, i);
        };
    }

    private static double difference(long a, long b) {
        boolean overflow = ((a ^ b) & (a ^ (a - b))) < 0;
        return overflow ? (double) a - (double) b : (double) (a - b);
    }

    /// @param deviation over the points that hold
    /// @param failures indices of the points that do not hold, ascending
    public record Result(Deviation deviation, int[] failures) {}

    private static final class Failures {
        private int[] indices = new int[0];
        private int count;

        void add(int index) {
            if (count == indices.length) {
                indices = Arrays.copyOf(indices, Math.max(64, 2 * count));
            }
            indices[count++] = index;
        }

        int[] indices() {
            return Arrays.copyOf(indices, count);
        }
    }
}
