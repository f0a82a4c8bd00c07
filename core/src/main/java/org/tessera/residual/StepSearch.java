package org.tessera.residual;

import org.jspecify.annotations.Nullable;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;

/// Looks for the coarsest step whose mean error is still within a quality.
final class StepSearch {

    /// Steps are tried in quarters of an octave, from the largest value down to this many below it.
    private static final int FINEST = 72;

    private static final int LEAST_FINE = 24;
    private static final int OCTAVE = 4;

    private static final double QUARTER = 0.25;

    private final Approximator approximator;
    private final Approximator.Analysis analysis;
    private final FieldSpec spec;
    private final double[] values;
    private final double largest;
    private final double sum;

    /// A model as it was written.
    ///
    /// @param restored what it gives
    /// @param error mean of the errors' sizes
    @SuppressWarnings("ArrayRecordComponent")
    record Written(double step, byte[] bytes, double[] restored, double error) {}

    StepSearch(Approximator approximator, Approximator.Analysis analysis, FieldSpec spec, double[] values) {
        this.approximator = approximator;
        this.analysis = analysis;
        this.spec = spec;
        this.values = values;
        double most = 0;
        double total = 0;
        for (double v : values) {
            most = Math.max(most, Math.abs(v));
            total += Math.abs(v);
        }
        largest = most;
        sum = total;
    }

    /// The model with a step; null where its numbers are too large.
    @Nullable
    Written at(double step) {
        byte[] bytes = analysis.write(step);
        if (bytes == null) {
            return null;
        }
        double[] restored = approximator.synthesise(new ByteReader(bytes), spec, Limits.DEFAULT);
        double error = 0;
        for (int i = 0; i < values.length; i++) {
            error += Math.abs(values[i] - restored[i]);
        }
        return new Written(step, bytes, restored, error / values.length);
    }

    private @Nullable Written quarter(int number) {
        return at(largest * StrictMath.pow(2, -QUARTER * number));
    }

    /// Null where no step gives finite values.
    @Nullable
    Written find(Quality quality) {
        if (!(largest > 0) || Double.isInfinite(sum)) {
            return null;
        }
        double asked = quality.meanError() * sum / values.length;
        Written found = asked > 0 ? coarsest(asked, FINEST, null) : null;
        return found != null ? found : own();
    }

    /// A little more error than with the finest step.
    private @Nullable Written own() {
        int fine = FINEST;
        Written finest = quarter(fine);
        while (finest == null && fine > LEAST_FINE) {
            fine -= OCTAVE;
            finest = quarter(fine);
        }
        if (finest == null || !(finest.error < Double.POSITIVE_INFINITY)) {
            return null;
        }
        double most = finest.error * (1 + Quality.ADDED) + sum / values.length * 1e-6;
        return coarsest(most, fine, finest);
    }

    /// The coarsest step within an error, as if errors grew with the step.
    ///
    /// Most errors are in proportion to the step, so where the line through the two ends meets the error asked for is
    /// tried first, and then the step before it, which is mostly too coarse already; where that does not halve the
    /// stretch, its middle is tried (false position that cannot be slower than twice a bisection).
    ///
    /// @param end a number that is not tried
    /// @param known what is found there, or null
    private @Nullable Written coarsest(double error, int end, @Nullable Written known) {
        Written best = known;
        int coarse = -1;
        int fine = end;
        double coarseError = sum / values.length;
        double fineError = known != null ? known.error : usual(end);
        boolean slow = false;
        while (fine - coarse > 1) {
            int length = fine - coarse;
            double line = StrictMath.log(coarseError / error) / StrictMath.log(coarseError / fineError);
            int tried =
                    slow || !(line > 0 && line < 1) ? (coarse + fine) >>> 1 : coarse + (int) Math.ceil(length * line);
            tried = Math.clamp(tried, coarse + 1, fine - 1);
            Written next = quarter(tried);
            if (next == null || next.error <= error) {
                best = next == null ? best : next;
                fine = tried;
                fineError = next == null ? usual(tried) : next.error;
            } else {
                coarse = tried;
                coarseError = next.error;
            }
            slow = !slow && 2 * (fine - coarse) > length;
        }
        return best;
    }

    /// The mean error that numbers rounded to a step make.
    private double usual(int number) {
        return largest * StrictMath.pow(2, -QUARTER * number) / 4;
    }
}
