package org.tessera.zfp;

import org.tessera.field.VectorKernel;
import org.tessera.field.Vectors;

/// Turns whole numbers into bit planes and back: a transpose of a matrix of bits, eight by eight at a time
/// (H. Warren, "Hacker's Delight", section 7-3), or by masks of the vector unit, with the same bits.
///
/// Plane k of 64 values is one word; bit i belongs to value i.
final class LongPlanes {

    /// The class of the twin is not loaded where the Vector API is missing.
    private static final VectorKernel MASKS =
            VectorKernel.of(Vectors.PRESENT && LongPlaneMasks.isFast(), () -> LongPlaneMasks.practise());

    private LongPlanes() {}

    /// @param values to take from index `from` on, `count` of them
    /// @param words words a plane; 1, or 4 for blocks of 256 values
    /// @param word which of them
    static void split(long[] values, int from, int count, int top, int low, long[] planes, int words, int word) {
        if (MASKS.isReady() && count >= LongPlaneMasks.LEAST) {
            LongPlaneMasks.split(values, from, count, top, low, planes, words, word);
            return;
        }
        for (int k = low; k <= top; k++) {
            planes[words * k + word] = 0;
        }
        int step = Math.min(8, count);
        for (int first = low & -8; first <= top; first += 8) {
            for (int i = 0; i < count; i += step) {
                long bits = 0;
                for (int j = 0; j < step; j++) {
                    bits |= (values[from + i + j] >>> first & 0xFF) << 8 * j;
                }
                bits = transpose(bits);
                int end = Math.min(top, first + 7);
                for (int k = Math.max(low, first); k <= end; k++) {
                    planes[words * k + word] |= (bits >>> 8 * (k - first) & 0xFF) << i;
                }
            }
        }
    }

    /// Values of which planes `low` to `top` are known and all others zero.
    static void join(long[] planes, int words, int word, int top, int low, long[] values, int from, int count) {
        if (MASKS.isReady() && count >= LongPlaneMasks.LEAST) {
            LongPlaneMasks.join(planes, words, word, top, low, values, from, count);
            return;
        }
        java.util.Arrays.fill(values, from, from + count, 0L);
        int step = Math.min(8, count);
        for (int first = low & -8; first <= top; first += 8) {
            int end = Math.min(top, first + 7);
            for (int i = 0; i < count; i += step) {
                long bits = 0;
                for (int k = Math.max(low, first); k <= end; k++) {
                    bits |= (planes[words * k + word] >>> i & 0xFF) << 8 * (k - first);
                }
                bits = transpose(bits);
                for (int j = 0; j < step; j++) {
                    values[from + i + j] |= (bits >>> 8 * j & 0xFF) << first;
                }
            }
        }
    }

    private static long transpose(long m) {
        long t = (m ^ m >>> 7) & 0x00AA00AA00AA00AAL;
        long x = m ^ t ^ t << 7;
        t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
        x = x ^ t ^ t << 14;
        t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
        return x ^ t ^ t << 28;
    }
}
