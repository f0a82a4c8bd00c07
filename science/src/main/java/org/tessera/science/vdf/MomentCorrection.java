package org.tessera.science.vdf;

import org.jspecify.annotations.Nullable;
import org.tessera.codec.BoundTest;
import org.tessera.field.ElementType;
import org.tessera.target.Tolerance;

/// Changes decoded values as little as possible, so that density, momentum and energy are those of the original again,
/// while each value stays within its tolerance of the original and none is negative.
///
/// The least squares solution under five linear conditions is `f + w (λ·φ)`, where φ are the quantities that count (1,
/// v,
/// v²), λ five numbers, and w how freely a value may move. Here `w = min(f, tolerance)`: where nothing is, nothing
/// comes, and no value moves by more than `|λ·φ|` tolerances. λ is found by Newton's method on the values as they are
/// rounded and clipped, so what is conserved is conserved by the stored values.
///
/// [#apply] needs only the decoded values and λ: a decoder can do it. It works when decoding left some of the tolerance
/// unused, about a third where it was tried; [Outcome#failures] says at how many points it did not. [#project] has
/// the original at hand and stays within the bound at every point.
public final class MomentCorrection {

    /// Relative error of the five sums that counts as equal.
    public static final double EQUAL = 1e-10;

    /// What is aimed at.
    private static final double AIM = 2e-13;

    /// Small values have up to this part of the largest.
    private static final double SMALL = 0x1p-7;

    private static final int STEPS = 60;
    private static final int HALVINGS = 10;

    private final ConservedSums sums;
    private final double[] start;
    private final double[] freedom;
    private final double @Nullable [] low;
    private final double @Nullable [] high;
    private final ElementType type;

    /// What a correction comes to.
    ///
    /// @param corrected the new values
    /// @param multipliers λ, in the units of this class: what a decoder needs
    /// @param density relative error
    /// @param momentum error relative to density times the root of the mean of v²
    /// @param energy relative error
    /// @param failures points outside of their tolerance
    public record Outcome(
            VelocityDistribution corrected,
            double[] multipliers,
            double density,
            double momentum,
            double energy,
            int failures) {

        /// Whether all sums are equal and the bound holds everywhere; where not, it could not be done in this way.
        public boolean held() {
            return failures == 0 && density <= EQUAL && momentum <= EQUAL && energy <= EQUAL;
        }
    }

    private MomentCorrection(
            VelocityDistribution decoded, double[] freedom, double @Nullable [] low, double @Nullable [] high) {
        this.sums = new ConservedSums(decoded.grid());
        this.start = decoded.values();
        this.freedom = freedom;
        this.low = low;
        this.high = high;
        this.type = decoded.type();
    }

    /// What a decoder does.
    ///
    /// @param multipliers as [#solve] found them
    public static VelocityDistribution apply(VelocityDistribution decoded, Tolerance tolerance, double[] multipliers) {
        if (multipliers.length != ConservedSums.COUNT) {
            throw new IllegalArgumentException("five multipliers expected, found " + multipliers.length);
        }
        MomentCorrection correction = new MomentCorrection(decoded, freedom(decoded, decoded, tolerance), null, null);
        return new VelocityDistribution(decoded.grid(), decoded.type(), correction.values(multipliers));
    }

    /// The same for small values alone, after [#apply]: sums of large ones move in jumps, since these are rounded to
    /// their type, and small ones make up for that.
    static VelocityDistribution applyFine(VelocityDistribution decoded, Tolerance tolerance, double[] multipliers) {
        MomentCorrection correction = new MomentCorrection(decoded, small(decoded, tolerance), null, null);
        return new VelocityDistribution(decoded.grid(), decoded.type(), correction.values(multipliers));
    }

    /// Finds the five numbers for [#applyFine].
    static double[] solveFine(VelocityDistribution original, VelocityDistribution decoded, Tolerance tolerance) {
        return new MomentCorrection(decoded, small(decoded, tolerance), null, null).newton(original);
    }

    private static double[] small(VelocityDistribution decoded, Tolerance tolerance) {
        double[] freedom = freedom(decoded, decoded, tolerance);
        double most = SMALL * decoded.values()[decoded.peak()];
        for (int i = 0; i < freedom.length; i++) {
            freedom[i] = decoded.values()[i] > most ? 0 : freedom[i];
        }
        return freedom;
    }

    /// Finds the five numbers for [#apply].
    public static Outcome solve(VelocityDistribution original, VelocityDistribution decoded, Tolerance tolerance) {
        check(original, decoded);
        MomentCorrection correction = new MomentCorrection(decoded, freedom(decoded, decoded, tolerance), null, null);
        return outcome(original, decoded, tolerance, correction.newton(original));
    }

    /// The same with the original at hand: values stop at the edge of their tolerance, and the others make up for it.
    public static Outcome project(VelocityDistribution original, VelocityDistribution decoded, Tolerance tolerance) {
        check(original, decoded);
        BoundTest test = new BoundTest(tolerance);
        double[] f = original.values();
        double[] low = new double[f.length];
        double[] high = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            double limit = limit(tolerance, f[i]);
            low[i] = edge(test, original.type(), f[i], Math.max(Math.min(0, f[i]), f[i] - limit));
            high[i] = edge(test, original.type(), f[i], f[i] + limit);
        }
        MomentCorrection correction = new MomentCorrection(decoded, freedom(original, decoded, tolerance), low, high);
        double[] multipliers = correction.newton(original);
        VelocityDistribution corrected =
                new VelocityDistribution(decoded.grid(), decoded.type(), correction.values(multipliers));
        return measured(original, corrected, tolerance, multipliers);
    }

    private static void check(VelocityDistribution original, VelocityDistribution decoded) {
        if (!original.grid().equals(decoded.grid()) || original.type() != decoded.type()) {
            throw new IllegalArgumentException(
                    "a distribution and its reconstruction lie on one grid and have one type");
        }
    }

    private static double limit(Tolerance tolerance, double value) {
        double relative = tolerance.isPointwise() ? tolerance.pointwise() * Math.abs(value) : Double.POSITIVE_INFINITY;
        return Math.min(tolerance.absolute(), relative);
    }

    /// The value of the type nearest to an edge that is still within the bound.
    private static double edge(BoundTest test, ElementType type, double value, double edge) {
        double at = round(type, edge);
        while (!test.holds(value, at) && at != value) {
            at = type == ElementType.F32 ? Math.nextAfter((float) at, value) : Math.nextAfter(at, value);
        }
        return at;
    }

    private static double[] freedom(VelocityDistribution one, VelocityDistribution other, Tolerance tolerance) {
        double[] freedom = new double[one.values().length];
        for (int i = 0; i < freedom.length; i++) {
            double size = Math.max(Math.max(one.values()[i], other.values()[i]), 0);
            freedom[i] = Math.min(size, limit(tolerance, size));
        }
        return freedom;
    }

    private static double round(ElementType type, double value) {
        return type == ElementType.F32 ? (float) value : value;
    }

    /// The new values for some multipliers.
    private double[] values(double[] lambda) {
        double[] values = new double[start.length];
        double[] weights = new double[ConservedSums.COUNT];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i, lambda, weights);
        }
        return values;
    }

    private double value(int i, double[] lambda, double[] weights) {
        double from = start[i];
        if (freedom[i] > 0) {
            sums.weights(i, weights);
            double move = 0;
            for (int k = 0; k < ConservedSums.COUNT; k++) {
                move += lambda[k] * weights[k];
            }
            from += freedom[i] * move;
        }
        double least = low == null ? 0 : low[i];
        double most = high == null ? Double.POSITIVE_INFINITY : high[i];
        return round(type, Math.max(least, Math.min(most, from)));
    }

    private double[] newton(VelocityDistribution original) {
        double[] target = sums.of(original.values());
        double[] scale = scales(target);
        double[] lambda = new double[ConservedSums.COUNT];
        double[] values = values(lambda);
        double[] miss = miss(target, values);
        for (int step = 0; step < STEPS && size(miss, scale) > AIM; step++) {
            double[] direction = new NormalEquations(matrix(values), miss).solution();
            double length = 1;
            int halving = 0;
            for (; halving < HALVINGS; halving++) {
                double[] tried = moved(lambda, direction, length);
                double[] triedValues = values(tried);
                double[] triedMiss = miss(target, triedValues);
                if (size(triedMiss, scale) < size(miss, scale)) {
                    lambda = tried;
                    values = triedValues;
                    miss = triedMiss;
                    break;
                }
                length /= 2;
            }
            if (halving == HALVINGS) {
                break;
            }
        }
        return lambda;
    }

    private static double[] moved(double[] lambda, double[] direction, double length) {
        double[] moved = lambda.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += length * direction[k];
        }
        return moved;
    }

    private double[] miss(double[] target, double[] values) {
        double[] miss = sums.of(values);
        for (int k = 0; k < miss.length; k++) {
            miss[k] = target[k] - miss[k];
        }
        return miss;
    }

    private static double[] scales(double[] target) {
        double momentum = Math.sqrt(Math.abs(target[0] * target[4]));
        return new double[] {Math.abs(target[0]), momentum, momentum, momentum, Math.abs(target[4])};
    }

    private static double size(double[] miss, double[] scale) {
        double size = 0;
        for (int k = 0; k < miss.length; k++) {
            size = Math.max(size, scale[k] > 0 ? Math.abs(miss[k]) / scale[k] : miss[k] == 0 ? 0 : 1);
        }
        return size;
    }

    /// How the sums answer to the multipliers: over the points that are not at an edge.
    private double[][] matrix(double[] values) {
        double[][] matrix = new double[ConservedSums.COUNT][ConservedSums.COUNT];
        double[] weights = new double[ConservedSums.COUNT];
        for (int i = 0; i < values.length; i++) {
            boolean stuck = freedom[i] == 0
                    || low != null && high != null && (values[i] <= low[i] || values[i] >= high[i])
                    || low == null && values[i] <= 0;
            if (!stuck) {
                sums.weights(i, weights);
                for (int k = 0; k < ConservedSums.COUNT; k++) {
                    for (int l = 0; l <= k; l++) {
                        matrix[k][l] += freedom[i] * weights[k] * weights[l];
                    }
                }
            }
        }
        for (int k = 0; k < ConservedSums.COUNT; k++) {
            for (int l = 0; l < k; l++) {
                matrix[l][k] = matrix[k][l];
            }
        }
        return matrix;
    }

    private static Outcome outcome(
            VelocityDistribution original, VelocityDistribution decoded, Tolerance tolerance, double[] multipliers) {
        return measured(original, apply(decoded, tolerance, multipliers), tolerance, multipliers);
    }

    /// What a correction comes to.
    static Outcome measured(
            VelocityDistribution original, VelocityDistribution corrected, Tolerance tolerance, double[] multipliers) {
        BoundTest test = new BoundTest(tolerance);
        int failures = 0;
        for (int i = 0; i < original.values().length; i++) {
            failures += test.holds(original.values()[i], corrected.values()[i]) ? 0 : 1;
        }
        Moments a = Moments.of(original, 1);
        Moments b = Moments.of(corrected, 1);
        double dx = a.density() * a.vx() - b.density() * b.vx();
        double dy = a.density() * a.vy() - b.density() * b.vy();
        double dz = a.density() * a.vz() - b.density() * b.vz();
        double momentum = Math.sqrt(dx * dx + dy * dy + dz * dz);
        return new Outcome(
                corrected,
                multipliers,
                relative(Math.abs(a.density() - b.density()), a.density()),
                relative(momentum, Math.sqrt(2 * a.energy() * a.density())),
                relative(Math.abs(a.energy() - b.energy()), a.energy()),
                failures);
    }

    /// The largest of the relative differences of density, momentum and energy, as in [Outcome].
    public static double difference(VelocityDistribution one, VelocityDistribution other) {
        Outcome outcome = measured(one, other, Tolerance.absolute(Double.POSITIVE_INFINITY), new double[0]);
        return Math.max(outcome.density, Math.max(outcome.momentum, outcome.energy));
    }

    private static double relative(double difference, double of) {
        return difference == 0 ? 0 : difference / Math.abs(of);
    }
}
