package org.tessera.stage.entropy;

import java.util.Arrays;

/// Probabilities of bits from several contexts at once, mixed.
///
/// Each model has an adaptive probability for its own context of the bit. Their logits are added with weights
/// that follow the bits by gradient descent on coding cost, so the models that predict well here and now count most
/// (logistic mixing: M. Mahoney, "Adaptive weighing of context models for lossless data compression", Florida Tech.
/// TR CS-2005-16). All arithmetic is of integers.
final class MixedBits {

    /// A probability has 22 bits above 10 bits of how often its context was seen.
    private static final int COUNT_BITS = 10;

    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    /// Weights are in units of `2^-16`.
    private static final int ONE = 1 << 16;

    /// `2^16 / (n + 1.5)`: a new context learns at once, an old one slowly.
    private static final int[] RATE = rates();

    private final int models;
    private final int limit;

    /// Of all models, one after the other.
    private final int[] states;

    private final int[] weights;
    private final int[] logits;
    private final int[] at;

    /// @param states number of states of all models together
    /// @param sets number of sets of weights
    /// @param limit how often a context is seen before it learns at its slowest, below 1024
    MixedBits(int models, int states, int sets, int limit) {
        this.models = models;
        this.limit = limit;
        this.states = new int[states];
        Arrays.fill(this.states, 1 << 31);
        this.weights = new int[sets * models];
        Arrays.fill(weights, ONE * 5 / (4 * models));
        this.logits = new int[models];
        this.at = new int[models];
    }

    /// Codes a bit.
    ///
    /// @param context for each model, where its states for the bits of this symbol start
    /// @param node which bit of the symbol
    int code(BitCoder coder, int[] context, int node, int weightSet, int bit) {
        int set = weightSet * models;
        long sum = 0;
        for (int m = 0; m < logits.length; m++) {
            int i = context[m] + node;
            int logit = Logistic.logit(states[i] >>> 16);
            at[m] = i;
            logits[m] = logit;
            sum += (long) weights[set + m] * logit;
        }
        int probability = Logistic.probability((int) (sum >> 16));
        int coded = coder.bit(probability, bit);
        learn(set, coded << 22, (coded << 16) - probability);
        return coded;
    }

    private void learn(int set, int target, int error) {
        for (int m = 0; m < logits.length; m++) {
            weights[set + m] += (logits[m] * error + (1 << 15)) >> 16;
            int state = states[at[m]];
            int seen = state & COUNT_MASK;
            int p = state >>> COUNT_BITS;
            int change = (int) ((long) (target - p) * RATE[seen] >> 16);
            states[at[m]] = p + change << COUNT_BITS | Math.min(seen + 1, limit);
        }
    }

    private static int[] rates() {
        int[] rates = new int[COUNT_MASK + 1];
        for (int n = 0; n < rates.length; n++) {
            rates[n] = 2 * (1 << 16) / (2 * n + 3);
        }
        return rates;
    }
}
