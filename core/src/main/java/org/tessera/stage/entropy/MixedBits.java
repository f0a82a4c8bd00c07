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
    private final int[][] states;
    private final int[] weights;
    private final int[] logits;
    private final int[] at;
    private int set;

    /// @param contexts number of contexts of each model
    /// @param sets number of sets of weights
    /// @param limit how often a context is seen before it learns at its slowest, below 1024
    MixedBits(int[] contexts, int sets, int limit) {
        this.models = contexts.length;
        this.limit = limit;
        this.states = new int[models][];
        for (int m = 0; m < models; m++) {
            states[m] = new int[contexts[m]];
            Arrays.fill(states[m], 1 << 31);
        }
        this.weights = new int[sets * models];
        Arrays.fill(weights, ONE * 5 / (4 * models));
        this.logits = new int[models];
        this.at = new int[models];
    }

    /// The context of a model for the next bit.
    void context(int model, int context) {
        at[model] = context;
        logits[model] = Logistic.logit(states[model][context] >>> 16);
    }

    /// Codes a bit after all contexts were given.
    int code(BitCoder coder, int weightSet, int bit) {
        set = weightSet * models;
        long sum = 0;
        for (int m = 0; m < models; m++) {
            sum += (long) weights[set + m] * logits[m];
        }
        int probability = Logistic.probability((int) (sum >> 16));
        int coded = coder.bit(probability, bit);
        learn(coded, (coded << 16) - probability);
        return coded;
    }

    private void learn(int bit, int error) {
        for (int m = 0; m < models; m++) {
            weights[set + m] += (logits[m] * error + (1 << 17)) >> 18;
            int[] model = states[m];
            int state = model[at[m]];
            int seen = state & COUNT_MASK;
            int p = state >>> COUNT_BITS;
            int change = (int) ((long) ((bit << 22) - p) * RATE[seen] >> 16);
            model[at[m]] = p + change << COUNT_BITS | (seen < limit ? seen + 1 : seen);
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
