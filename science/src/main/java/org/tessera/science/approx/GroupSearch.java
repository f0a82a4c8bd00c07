package org.tessera.science.approx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds how finely each cell of a group has to be written so that its error is just within a limit.
///
/// Cells have weights, by which their coefficients are multiplied before they are rounded to whole steps. A cell with
/// more error than it may have gets a larger weight, and so on for a few rounds; the smallest result within the limit
/// is kept.
final class GroupSearch {

    /// Weights are in steps of 1/8 of an octave.
    static final double STEPS = 8;

    private static final int ROUNDS = 6;
    private static final int FURTHER = 24;
    private static final int SHIFTS = 80;
    private static final double AIM = 0.97;

    /// Octaves that a weight grows by, beyond what the error asks for.
    private static final double MORE = 0.06;
    private static final double START = 6;

    private final CellGroup group;
    private final int[] members;
    private final double limit;

    /// A group as it can be written.
    ///
    /// @param weights of the members, in steps
    @SuppressWarnings("ArrayRecordComponent")
    record Found(int[] weights, SharedShapes shapes, byte[] bytes) {}

    /// What a round gives.
    @SuppressWarnings("ArrayRecordComponent")
    private record Round(int[] weights, SharedShapes shapes, double[] errors, double worst) {}

    /// @param members cells that share shapes
    /// @param limit of the error L1 of each
    GroupSearch(CellGroup group, int[] members, double limit) {
        this.group = group;
        this.members = members;
        this.limit = limit;
    }

    static double weight(int steps) {
        return StrictMath.pow(2, steps / STEPS);
    }

    /// Null where numbers get too large, or the limit is out of reach.
    @Nullable
    Found find() {
        double[] wanted = new double[members.length];
        for (int r = 0; r < wanted.length; r++) {
            double[] c = group.coefficients[members[r]];
            wanted[r] = log2(START / Math.sqrt(OrthonormalRows.dot(c, c)) / limit);
        }
        Found best = null;
        Round nearest = null;
        for (int n = 0; n < ROUNDS + FURTHER; n++) {
            Round round = round(steps(wanted));
            if (round == null) {
                break;
            }
            best = smaller(best, round);
            nearest = nearest == null || round.worst < nearest.worst ? round : nearest;
            if (best != null && n >= ROUNDS) {
                break;
            }
            change(wanted, round.errors, n < ROUNDS);
        }
        return best != null || nearest == null ? best : shifted(nearest);
    }

    /// At first towards the limit from both sides; later weights only grow, since those of others disturb all errors a
    /// little.
    private void change(double[] wanted, double[] errors, boolean first) {
        for (int r = 0; r < wanted.length; r++) {
            double octaves = log2(errors[r] / (AIM * limit));
            wanted[r] += first ? octaves : errors[r] > limit ? octaves + MORE : 0;
        }
    }

    /// All weights a little larger, until it suffices.
    private @Nullable Found shifted(Round nearest) {
        for (int shift = 1; shift <= SHIFTS; shift++) {
            int[] weights = nearest.weights.clone();
            for (int r = 0; r < weights.length; r++) {
                weights[r] += shift;
            }
            Round round = round(weights);
            if (round == null || round.worst <= limit) {
                return round == null ? null : smaller(null, round);
            }
        }
        return null;
    }

    private @Nullable Found smaller(@Nullable Found best, Round round) {
        if (!(round.worst <= limit)) {
            return best;
        }
        byte[] bytes = GroupStream.shared(group, members, round.weights, round.shapes);
        return best != null && best.bytes.length <= bytes.length ? best : new Found(round.weights, round.shapes, bytes);
    }

    private static int[] steps(double[] wanted) {
        return Arrays.stream(wanted).mapToInt(w -> (int) Math.rint(w * STEPS)).toArray();
    }

    private @Nullable Round round(int[] weights) {
        double[][] rows = new double[members.length][];
        for (int r = 0; r < rows.length; r++) {
            double weight = weight(weights[r]);
            rows[r] = Arrays.stream(group.coefficients[members[r]])
                    .map(c -> c * weight)
                    .toArray();
        }
        SharedShapes shapes = SharedShapes.of(rows);
        if (shapes == null) {
            return null;
        }
        double[] errors = new double[members.length];
        double worst = 0;
        for (int r = 0; r < errors.length; r++) {
            double[] row = shapes.row(r, group.modes.count());
            double weight = weight(weights[r]);
            for (int m = 0; m < row.length; m++) {
                row[m] /= weight;
            }
            errors[r] = group.errorWith(members[r], row);
            worst = Math.max(worst, errors[r]);
        }
        return new Round(weights, shapes, errors, worst);
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }
}
