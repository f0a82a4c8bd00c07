package org.tessera.stage.entropy;

/// Probabilities and their logits in integers: the domain in which models are mixed.
///
/// Tables come from `StrictMath`, so that they are the same on every machine.
final class Logistic {

    /// Logits are in units of 1/256.
    private static final int SCALE = 256;

    /// Largest logit: that of a probability of about `1 - 2^-16`.
    static final int LIMIT = 2839;

    /// By the upper 14 bits of a probability.
    private static final short[] LOGIT = logits();

    private static final char[] PROBABILITY = probabilities();

    private Logistic() {}

    /// `ln(p / (1 - p))` of a probability in units of `2^-16`.
    static int logit(int probability) {
        return LOGIT[probability >>> 2];
    }

    /// The probability of a logit, from 1 to 65535 in units of `2^-16`.
    static int probability(int logit) {
        return PROBABILITY[Math.clamp(logit, -LIMIT, LIMIT) + LIMIT];
    }

    private static short[] logits() {
        short[] table = new short[1 << 14];
        for (int i = 0; i < table.length; i++) {
            double p = (i + 0.5) / table.length;
            table[i] = (short) StrictMath.rint(SCALE * StrictMath.log(p / (1 - p)));
        }
        return table;
    }

    private static char[] probabilities() {
        char[] table = new char[2 * LIMIT + 1];
        for (int i = 0; i < table.length; i++) {
            double p = 65536 / (1 + StrictMath.exp(-(i - LIMIT) / (double) SCALE));
            table[i] = (char) Math.clamp((int) StrictMath.rint(p), 1, 65535);
        }
        return table;
    }
}
