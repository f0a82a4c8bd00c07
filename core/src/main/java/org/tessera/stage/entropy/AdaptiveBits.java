package org.tessera.stage.entropy;

import java.util.Arrays;

/// Probabilities of bits in contexts: the mean of a quick and a slow average, both of integers.
///
/// The quick one learns a new context in a few bits, the slow one settles (two-speed estimation as in
/// H. Schwarz et al., "Quantization and entropy coding in VVC", IEEE TCSVT 2021, section V).
public final class AdaptiveBits {

    /// Probabilities are in units of `2^-15`.
    static final int BITS = 15;

    private static final int QUICK = 5;
    private static final int SLOW = 8;

    private final short[] quick;
    private final short[] slow;

    /// Bits seen, up to 127: at first both averages are plain ones.
    private final byte[] seen;

    public AdaptiveBits(int contexts) {
        quick = new short[contexts];
        slow = new short[contexts];
        seen = new byte[contexts];
        Arrays.fill(quick, (short) (1 << (BITS - 1)));
        Arrays.fill(slow, (short) (1 << (BITS - 1)));
    }

    /// Probability that the bit is 1, never 0 or 1.
    int ofOne(int context) {
        return Math.clamp((quick[context] + slow[context]) >> 1, 32, (1 << BITS) - 32);
    }

    void update(int context, int bit) {
        int target = bit << BITS;
        int early = 32 - Integer.numberOfLeadingZeros(seen[context] + 1);
        if (seen[context] < Byte.MAX_VALUE) {
            seen[context]++;
        }
        quick[context] += (short) ((target - quick[context]) >> Math.min(QUICK, early));
        slow[context] += (short) ((target - slow[context]) >> Math.min(SLOW, early));
    }
}
