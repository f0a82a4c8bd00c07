package org.tessera.formats.trial;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.tessera.error.BoundViolatedException;
import org.tessera.target.Absolute;
import org.tessera.target.Lossless;
import org.tessera.target.PointwiseRelative;
import org.tessera.target.Psnr;
import org.tessera.target.Rate;
import org.tessera.target.Ratio;
import org.tessera.target.Target;

/// Finds the bound for a goal, by compressing for real.
///
/// Ratio, rate and PSNR are searched by the compressor itself. For the structural similarity the logarithm of the
/// tolerance is bisected. `digits` needs no search: d significant digits are half a unit in the d-th digit, and that is
/// `5 10^-(d+1)` of a value at worst. What is found is rounded to three digits, on the safe side, and measured again.
///
/// @param goal what was asked
/// @param result the run that reaches it, or comes nearest
/// @param met which of the two
public record Tuning(Goal goal, TrialResult result, boolean met) {

    private static final int BISECTIONS = 12;
    private static final double SMALLEST = 0x1p-40;

    /// @param cell variable, codec, effort, threads; its target does not matter
    /// @throws IllegalArgumentException when the goal cannot be measured on this variable
    public static Tuning find(Cell cell, Goal goal, Trial trial) throws IOException {
        return switch (goal.kind()) {
            case DIGITS -> {
                Target bound = new PointwiseRelative(Double.parseDouble("5e-" + ((int) goal.value() + 1)));
                TrialResult result = trial.run(cell.withTarget(bound));
                yield new Tuning(goal, result, goal.met(result));
            }
            case SSIM -> similarity(cell, goal, trial);
            case RATIO -> searched(cell.withTarget(new Ratio(goal.value())), goal, trial);
            case RATE -> searched(cell.withTarget(new Rate(goal.value())), goal, trial);
            case PSNR -> searched(cell.withTarget(new Psnr(goal.value())), goal, trial);
        };
    }

    private static Tuning searched(Cell cell, Goal goal, Trial trial) throws IOException {
        try {
            TrialResult found = trial.run(cell);
            return rounded(cell, goal, found, trial);
        } catch (BoundViolatedException e) {
            double range = trial.run(cell.withTarget(new Lossless()))
                    .comparison()
                    .values()
                    .range();
            Target loosest = range > 0 ? new Absolute(range) : new Lossless();
            return new Tuning(goal, trial.run(cell.withTarget(loosest)), false);
        }
    }

    private static Tuning similarity(Cell cell, Goal goal, Trial trial) throws IOException {
        TrialResult best = trial.run(cell.withTarget(new Lossless()));
        if (Double.isNaN(goal.reached(best))) {
            throw new IllegalArgumentException("variable " + cell.variable().name()
                    + ": ssim cannot be measured, since no window of 7 points along each axis is free of points"
                    + " without a value; use psnr= or digits=");
        }
        double range = best.comparison().values().range();
        double low = StrictMath.log(SMALLEST * range);
        double high = StrictMath.log(range);
        for (int i = 0; i < BISECTIONS && range > 0; i++) {
            double middle = (low + high) / 2;
            TrialResult run = trial.run(cell.withTarget(new Absolute(StrictMath.exp(middle))));
            if (goal.met(run)) {
                best = run;
                low = middle;
            } else {
                high = middle;
            }
        }
        return rounded(cell, goal, best, trial);
    }

    private static Tuning rounded(Cell cell, Goal goal, TrialResult found, Trial trial) throws IOException {
        double tolerance = found.tolerance().absolute();
        if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
            return new Tuning(goal, found, goal.met(found));
        }
        RoundingMode safe = goal.quality() ? RoundingMode.DOWN : RoundingMode.UP;
        double typed = new BigDecimal(tolerance).round(new MathContext(3, safe)).doubleValue();
        TrialResult again = trial.run(cell.withTarget(new Absolute(typed)));
        // Sizes do not fall strictly with the tolerance.
        TrialResult kept = goal.met(again) ? again : trial.run(cell.withTarget(new Absolute(tolerance)));
        return new Tuning(goal, kept, goal.met(kept));
    }
}
