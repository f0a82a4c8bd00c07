package org.tessera.training.config;

import java.util.Locale;

/// How the learning rate goes with the epochs.
///
/// @param kind which curve
/// @param every epochs between steps; patience of plateau
/// @param factor at each step
/// @param least the smallest rate, as a fraction of the first
/// @param warmup epochs in which the rate grows to its full size
public record Plan(Kind kind, int every, double factor, double least, int warmup) {

    /// The curves there are.
    public enum Kind {
        CONSTANT,
        STEP,
        COSINE,
        PLATEAU;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The rate that a warm-up starts from.
    private static final double COLD = 0.01;

    /// Fraction of the first rate, for all curves but what a plateau takes away.
    ///
    /// @param epoch with the part of it that is done, so that warm-up and cosine are smooth
    /// @param epochs of the whole run
    public double fraction(double epoch, int epochs) {
        double warm = epoch < warmup ? Math.max(COLD, epoch / warmup) : 1;
        double curve = switch (kind) {
            case CONSTANT, PLATEAU -> 1;
            case STEP -> StrictMath.pow(factor, Math.floor(epoch / every));
            case COSINE ->
                least + (1 - least) * 0.5 * (1 + StrictMath.cos(StrictMath.PI * Math.min(1, epoch / epochs)));
        };
        return Math.min(1, warm) * Math.max(curve, least);
    }
}
