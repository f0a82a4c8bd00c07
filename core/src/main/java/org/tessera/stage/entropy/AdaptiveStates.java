package org.tessera.stage.entropy;

import java.util.Arrays;

/// States of contexts: a probability of 22 bits above 10 bits of how often the context was seen.
final class AdaptiveStates {

    /// How often a context is seen before it learns at its slowest.
    private static final int SETTLED = 160;

    private static final int COUNT_BITS = 10;
    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    /// `2^16 / (n + 1.5)`: a new context learns at once, an old one slowly.
    private static final int[] RATE = rates();

    private AdaptiveStates() {}

    /// Contexts that know nothing.
    static int[] of(int contexts) {
        int[] states = new int[contexts];
        Arrays.fill(states, 1 << 31);
        return states;
    }

    static int logit(int state) {
        return Logistic.logit(state >>> 16);
    }

    /// A state after a bit.
    static int after(int state, int bit) {
        return after(state, bit, SETTLED);
    }

    /// @param settled how often a context is seen before it learns at its slowest, below 1024
    static int after(int state, int bit, int settled) {
        int seen = state & COUNT_MASK;
        int p = state >>> COUNT_BITS;
        int change = (int) ((long) ((bit << 22) - p) * RATE[seen] >> 16);
        return p + change << COUNT_BITS | Math.min(seen + 1, settled);
    }

    /// A weight after a bit that a logit had a part in.
    static int weight(int weight, int logit, int error) {
        return weight + (logit * error + (1 << 17) >> 18);
    }

    private static int[] rates() {
        int[] rates = new int[COUNT_MASK + 1];
        for (int n = 0; n < rates.length; n++) {
            rates[n] = 2 * (1 << 16) / (2 * n + 3);
        }
        return rates;
    }
}
