package org.tessera.target;

import java.math.BigDecimal;

/// An error bound resolved to numbers, stored in files as two exact doubles.
///
/// A point holds when `|x - x'| <= absolute` and `|x - x'| <= pointwise * |x|`.
///
/// @param absolute in the unit of the values; infinite where only a pointwise bound was asked; 0 for lossless
/// @param pointwise fraction of each value; infinite where none was asked
public record Tolerance(double absolute, double pointwise) {

    /// Every bit is kept.
    public static final Tolerance EXACT = new Tolerance(0, Double.POSITIVE_INFINITY);

    public Tolerance {
        if (!(absolute >= 0) || !(pointwise > 0)) {
            throw new IllegalArgumentException("a tolerance of " + absolute + ", " + pointwise);
        }
    }

    public static Tolerance absolute(double epsilon) {
        return new Tolerance(epsilon, Double.POSITIVE_INFINITY);
    }

    public boolean isExact() {
        return absolute == 0;
    }

    /// True when each value has its own limit.
    public boolean isPointwise() {
        return pointwise < Double.POSITIVE_INFINITY;
    }

    /// The largest double t for which t * step <= epsilon holds exactly.
    private static double steps(double epsilon, double step) {
        if (step == 1) {
            return epsilon;
        }
        double t = finite(epsilon / step);
        BigDecimal most = new BigDecimal(epsilon);
        while (new BigDecimal(t).multiply(new BigDecimal(step)).compareTo(most) > 0) {
            t = Math.nextDown(t);
        }
        return t;
    }

    /// The same for integers, whose errors are whole: 0 when not even one step is allowed.
    public Tolerance whole() {
        return absolute < Double.POSITIVE_INFINITY ? new Tolerance(Math.floor(absolute), pointwise) : this;
    }

    /// The range of doubles can be beyond the largest double; the largest is then the tighter promise.
    private static double finite(double value) {
        return Math.min(value, Double.MAX_VALUE);
    }

    /// Resolves a bound for a variable of that value range.
    ///
    /// A relative bound on a constant variable (range 0) is exact.
    public static Tolerance resolve(ErrorBound bound, double valueRange) {
        return resolve(bound, valueRange, 1);
    }

    /// Resolves a bound for values that stand for others, `step` times as far apart: absolute bounds are on those.
    ///
    /// @param valueRange of the values themselves
    /// @param step above 0
    public static Tolerance resolve(ErrorBound bound, double valueRange, double step) {
        return switch (bound) {
            case Absolute a -> absolute(steps(a.epsilon(), step));
            case ValueRangeRelative r -> absolute(finite(r.epsilon() * finite(valueRange)));
            case PointwiseRelative p -> new Tolerance(Double.POSITIVE_INFINITY, p.epsilon());
            case Lossless l -> EXACT;
            case Every every -> {
                double absolute = Double.POSITIVE_INFINITY;
                double pointwise = Double.POSITIVE_INFINITY;
                for (ErrorBound one : every.bounds()) {
                    Tolerance t = resolve(one, valueRange, step);
                    absolute = Math.min(absolute, t.absolute);
                    pointwise = Math.min(pointwise, t.pointwise);
                }
                yield new Tolerance(absolute, pointwise);
            }
        };
    }
}
