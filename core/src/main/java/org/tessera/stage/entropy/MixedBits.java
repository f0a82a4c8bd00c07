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

    /// Number of models. Fixed, so that the loops over them are written out and nothing of a bit goes through memory.
    static final int MODELS = 6;

    private final int limit;

    /// Of all models, one after the other.
    private final int[] states;

    private final int[] weights;

    /// @param states number of states of all models together
    /// @param sets number of sets of weights
    /// @param limit how often a context is seen before it learns at its slowest, below 1024
    MixedBits(int states, int sets, int limit) {
        this.limit = limit;
        this.states = new int[states];
        Arrays.fill(this.states, 1 << 31);
        this.weights = new int[sets * MODELS];
        Arrays.fill(weights, ONE * 5 / (4 * MODELS));
    }

    /// Codes a bit.
    ///
    /// @param c for each model, where its states for the bits of this symbol start
    /// @param node which bit of the symbol
    int code(BitCoder coder, int[] c, int node, int weightSet, int bit) {
        int[] s = states;
        int[] w = weights;
        int i0 = c[0] + node;
        int i1 = c[1] + node;
        int i2 = c[2] + node;
        int i3 = c[3] + node;
        int i4 = c[4] + node;
        int i5 = c[5] + node;
        int s0 = s[i0];
        int s1 = s[i1];
        int s2 = s[i2];
        int s3 = s[i3];
        int s4 = s[i4];
        int s5 = s[i5];
        int l0 = Logistic.logit(s0 >>> 16);
        int l1 = Logistic.logit(s1 >>> 16);
        int l2 = Logistic.logit(s2 >>> 16);
        int l3 = Logistic.logit(s3 >>> 16);
        int l4 = Logistic.logit(s4 >>> 16);
        int l5 = Logistic.logit(s5 >>> 16);
        int k = weightSet * MODELS;
        long sum = (long) w[k] * l0
                + (long) w[k + 1] * l1
                + (long) w[k + 2] * l2
                + (long) w[k + 3] * l3
                + (long) w[k + 4] * l4
                + (long) w[k + 5] * l5;
        int probability = Logistic.probability((int) (sum >> 16));
        int coded = coder.bit(probability, bit);

        int error = (coded << 16) - probability;
        w[k] += step(l0, error);
        w[k + 1] += step(l1, error);
        w[k + 2] += step(l2, error);
        w[k + 3] += step(l3, error);
        w[k + 4] += step(l4, error);
        w[k + 5] += step(l5, error);

        int target = coded << 22;
        s[i0] = next(s0, target);
        s[i1] = next(s1, target);
        s[i2] = next(s2, target);
        s[i3] = next(s3, target);
        s[i4] = next(s4, target);
        s[i5] = next(s5, target);
        return coded;
    }

    private static int step(int logit, int error) {
        return (logit * error + (1 << 15)) >> 16;
    }

    private int next(int state, int target) {
        int seen = state & COUNT_MASK;
        int p = state >>> COUNT_BITS;
        int change = (int) ((long) (target - p) * RATE[seen] >> 16);
        return p + change << COUNT_BITS | Math.min(seen + 1, limit);
    }

    /// Codes a bit by one model alone.
    int codeAlone(BitCoder coder, int at, int bit) {
        int state = states[at];
        int coded = coder.bit(Math.clamp(state >>> 16, 1, 65535), bit);
        states[at] = next(state, coded << 22);
        return coded;
    }

    private static int[] rates() {
        int[] rates = new int[COUNT_MASK + 1];
        for (int n = 0; n < rates.length; n++) {
            rates[n] = 2 * (1 << 16) / (2 * n + 3);
        }
        return rates;
    }
}
