package org.tessera.stage.entropy;

/// Bits of integers by the entropy of their magnitudes, each given how large the one before is: one cheap pass.
///
/// Good enough to compare predictors on one block, not to compare codecs.
public final class MagnitudeEntropy {

    /// From this magnitude on a magnitude spans an octave, below a fourth of one.
    private static final int OCTAVES = 40;

    /// Magnitudes from here on count as large.
    private static final int MODERATE = 13;

    private MagnitudeEntropy() {}

    public static long bits(long[] symbols) {
        int[][] counts = new int[3][128];
        int before = 0;
        for (long symbol : symbols) {
            int magnitude = Magnitudes.ofLong(symbol);
            counts[before == 0 ? 0 : before < MODERATE ? 1 : 2][magnitude]++;
            before = magnitude;
        }
        return bits(counts[0]) + bits(counts[1]) + bits(counts[2]);
    }

    private static long bits(int[] counts) {
        long bits = 0;
        long total = 0;
        for (int magnitude = 0; magnitude < counts.length; magnitude++) {
            total += counts[magnitude];
            bits -= FixedLog2.nLog2n(counts[magnitude]);
            bits += ((long) counts[magnitude] * quarterBitsWithin(magnitude)) << (FixedLog2.SHIFT - 2);
        }
        return (bits + FixedLog2.nLog2n(total)) >> FixedLog2.SHIFT;
    }

    /// Four times the logarithm of how many symbols share a magnitude, signs included.
    private static int quarterBitsWithin(int magnitude) {
        if (magnitude == 0) {
            return 0;
        }
        return magnitude >= OCTAVES ? 2 * magnitude - 36 : Math.max(4, magnitude - 6);
    }
}
