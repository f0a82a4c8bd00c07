package org.tessera.neural.codec;

import org.tessera.neural.network.LatentQuantizer;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.MixedIntegers;

/// Codes the latents of blocks, in either direction: whole numbers with contexts of their place in the block, the
/// latents
/// before and the same latent of the block before; floats as they are.
final class LatentCoder {

    private static final int BINS = 12;
    private static final int MOST_PLACES = 64;

    private final BitCoder coder;
    private final LatentQuantizer quantizer;
    private final int count;
    private final int numbers;
    private final MixedIntegers integers;
    private final int[] before;

    /// @param latents of a block
    LatentCoder(BitCoder coder, LatentQuantizer quantizer, int latents) {
        this.coder = coder;
        this.quantizer = quantizer;
        count = latents;
        numbers = quantizer.numbers(latents);
        int places = Math.min(numbers, MOST_PLACES);
        before = new int[numbers];
        integers = new MixedIntegers(
                new int[] {places, places * BINS, places * BINS, BINS * BINS, places * BINS * BINS, BINS * BINS * BINS},
                3 * places,
                places);
    }

    /// @param latents what an encoder writes, and a decoder gets, `count` from `at` on
    void code(float[] latents, int at) {
        if (quantizer instanceof LatentQuantizer.Floats) {
            for (int i = at; i < at + count; i++) {
                latents[i] =
                        Float.intBitsToFloat((int) coder.raw(Float.floatToRawIntBits(latents[i]) & 0xFFFFFFFFL, 32));
            }
            return;
        }
        int[] own = new int[numbers];
        quantizer.toNumbers(latents, at, own);
        int left = 0;
        int left2 = 0;
        for (int i = 0; i < numbers; i++) {
            int place = Math.min(i, MOST_PLACES - 1);
            int up = bin(before[i]);
            integers.context(0, place);
            integers.context(1, place * BINS + left);
            integers.context(2, place * BINS + up);
            integers.context(3, left * BINS + left2);
            integers.context(4, (place * BINS + left) * BINS + up);
            integers.context(5, (left * BINS + left2) * BINS + up);
            int sign = before[i] == 0 ? 0 : before[i] < 0 ? 1 : 2;
            own[i] = integers.code(coder, place, 3 * place + sign, own[i]);
            before[i] = own[i];
            left2 = left;
            left = bin(own[i]);
        }
        quantizer.fromNumbers(own, latents, at);
    }

    private static int bin(int number) {
        int size = Math.abs(number);
        return size < 4 ? Math.max(0, size) : Math.min(BINS - 1, 34 - Integer.numberOfLeadingZeros(size));
    }
}
