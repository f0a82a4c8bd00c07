package org.tessera.stage.entropy;

import java.util.Arrays;

/// Probabilities of bits from several contexts at once, mixed.
///
/// Each model has an adaptive probability for its own context of the bit. Their logits are added with weights
/// that follow the bits by gradient descent on coding cost, so the models that predict well here and now count most
/// (logistic mixing: M. Mahoney, "Adaptive weighing of context models for lossless data compression", Florida Tech.
/// TR CS-2005-16). All arithmetic is of integers.
final class MixedBits {

    /// Weights are in units of `2^-16`.
    private static final int ONE = 1 << 16;

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
        this.states = AdaptiveStates.of(states);
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
        int l0 = AdaptiveStates.logit(s0);
        int l1 = AdaptiveStates.logit(s1);
        int l2 = AdaptiveStates.logit(s2);
        int l3 = AdaptiveStates.logit(s3);
        int l4 = AdaptiveStates.logit(s4);
        int l5 = AdaptiveStates.logit(s5);
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

        s[i0] = AdaptiveStates.after(s0, coded, limit);
        s[i1] = AdaptiveStates.after(s1, coded, limit);
        s[i2] = AdaptiveStates.after(s2, coded, limit);
        s[i3] = AdaptiveStates.after(s3, coded, limit);
        s[i4] = AdaptiveStates.after(s4, coded, limit);
        s[i5] = AdaptiveStates.after(s5, coded, limit);
        return coded;
    }

    private static int step(int logit, int error) {
        return (logit * error + (1 << 15)) >> 16;
    }

    /// Codes a bit by one model alone.
    int codeAlone(BitCoder coder, int at, int bit) {
        int state = states[at];
        int coded = coder.bit(Math.clamp(state >>> 16, 1, 65535), bit);
        states[at] = AdaptiveStates.after(state, coded, limit);
        return coded;
    }
}
