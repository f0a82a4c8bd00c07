package org.tessera.stage.entropy;

import java.util.Arrays;

/// Bits with three predictions mixed as in [MixedBits], each with a table of contexts of its own; written out for
/// three.
public final class MixedTriple {

    private final int[] first;
    private final int[] second;
    private final int[] third;
    private final int[] weights;

    /// @param first contexts of the first prediction; likewise the second and third
    /// @param sets of weights
    public MixedTriple(int first, int second, int third, int sets) {
        this.first = AdaptiveStates.of(first);
        this.second = AdaptiveStates.of(second);
        this.third = AdaptiveStates.of(third);
        weights = new int[3 * sets];
        Arrays.fill(weights, (1 << 16) * 5 / 12);
    }

    /// Codes a bit.
    ///
    /// @param a context of the first prediction; likewise `b` and `c`
    public int code(BitCoder coder, int a, int b, int c, int set, int bit) {
        int x = AdaptiveStates.logit(first[a]);
        int y = AdaptiveStates.logit(second[b]);
        int z = AdaptiveStates.logit(third[c]);
        int w = 3 * set;
        long sum = (long) weights[w] * x + (long) weights[w + 1] * y + (long) weights[w + 2] * z;
        int probability = Logistic.probability((int) (sum >> 16));
        int coded = coder.bit(probability, bit);
        int error = (coded << 16) - probability;
        weights[w] = AdaptiveStates.weight(weights[w], x, error);
        weights[w + 1] = AdaptiveStates.weight(weights[w + 1], y, error);
        weights[w + 2] = AdaptiveStates.weight(weights[w + 2], z, error);
        first[a] = AdaptiveStates.after(first[a], coded);
        second[b] = AdaptiveStates.after(second[b], coded);
        third[c] = AdaptiveStates.after(third[c], coded);
        return coded;
    }
}
