package org.tessera.neural.codec;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.MixedIntegers;

/// Codes the numbers by which a block was normalised, exactly: each as the difference from that of the block before, in
/// the
/// order of floats.
final class SideCoder {

    private static final int BINS = 33;

    private final BitCoder coder;
    private final int count;
    private final int[] before;
    private final int[] sizes;
    private final MixedIntegers integers;

    SideCoder(BitCoder coder, int count) {
        this.coder = coder;
        this.count = count;
        before = new int[count];
        sizes = new int[count];
        int places = Math.max(1, count);
        integers = new MixedIntegers(new int[] {places, places * BINS, BINS, 1, 1, 1}, places, places);
    }

    /// @param side what an encoder writes, and a decoder gets, from `at` on
    void code(float[] side, int at) {
        for (int i = 0; i < count; i++) {
            integers.context(0, i);
            integers.context(1, i * BINS + sizes[i]);
            integers.context(2, i > 0 ? sizes[i - 1] : 0);
            integers.context(3, 0);
            integers.context(4, 0);
            integers.context(5, 0);
            int difference = integers.code(coder, i, i, ordered(Float.floatToRawIntBits(side[at + i])) - before[i]);
            before[i] += difference;
            sizes[i] = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
            side[at + i] = Float.intBitsToFloat(ordered(before[i]));
        }
    }

    /// Whole numbers in the order of the floats, and back.
    private static int ordered(int bits) {
        return bits < 0 ? bits ^ 0x7FFFFFFF : bits;
    }
}
