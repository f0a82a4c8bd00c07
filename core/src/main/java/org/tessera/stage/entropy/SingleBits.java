package org.tessera.stage.entropy;

import java.util.Arrays;

/// Bits with one prediction each: contexts of several kinds side by side, and a weight for each kind.
public final class SingleBits {

    private final int[] states;
    private final int[] weights;

    /// @param kinds of bits
    public SingleBits(int contexts, int kinds) {
        states = AdaptiveStates.of(contexts);
        weights = new int[kinds];
        Arrays.fill(weights, (1 << 16) * 5 / 4);
    }

    /// Codes a bit.
    public int code(BitCoder coder, int kind, int context, int bit) {
        int logit = AdaptiveStates.logit(states[context]);
        int probability = Logistic.probability((int) ((long) weights[kind] * logit >> 16));
        int coded = coder.bit(probability, bit);
        weights[kind] = AdaptiveStates.weight(weights[kind], logit, (coded << 16) - probability);
        states[context] = AdaptiveStates.after(states[context], coded);
        return coded;
    }
}
