package org.tessera.stage.entropy;

import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.transform.IntPlanes;

/// Integers in blocks of 64, each with as many bits a number as the block's range needs: no entropy coder, but
/// no step of it that waits for another.
///
/// A word for every 64 blocks says which of them are not zero throughout. Those follow: a byte, whose lower six
/// bits are the number of bits and whose upper two the bytes of the least number (0, 1, 2, 4); that number; and what
/// the numbers exceed it by, in bit planes of one word each, the lowest first. (Frame of reference: J. Goldstein et
/// al., ICDE
/// 1998; fixed length in blocks for bounded compression: cuSZp, Huang et al., SC 2023.)
public final class FixedLengthBlocks {

    /// Numbers in a block.
    public static final int BLOCK = 64;

    private static final int MAX_BITS = 32;

    private final long[] planes = new long[MAX_BITS];
    private final int[] block = new int[BLOCK];

    /// Blocks of the group that is being written or read, and the word that says which are not zero.
    private int inGroup;

    private long present;
    private final ByteWriter group = new ByteWriter(1 << 14);

    /// Bits that the numbers take, up to the words that say which blocks are zero.
    ///
    /// @param n a multiple of [#BLOCK]
    public static long bits(int[] numbers, int n) {
        long bits = 0;
        for (int at = 0; at < n; at += BLOCK) {
            int least = least(numbers, at);
            int width = width(least, greatest(numbers, at));
            bits += width == 0 && least == 0 ? 0 : 8 + 8 * size(kind(least)) + (long) BLOCK * width;
        }
        return bits;
    }

    /// Appends the block of numbers that starts at `at`.
    public void write(int[] numbers, int at, ByteWriter out) {
        int least = least(numbers, at);
        int width = width(least, greatest(numbers, at));
        if (width != 0 || least != 0) {
            present |= 1L << inGroup;
            int kind = kind(least);
            group.u8(width | kind << 6);
            for (int i = 0; i < size(kind); i++) {
                group.u8(least >> 8 * i);
            }
            for (int i = 0; i < BLOCK; i++) {
                block[i] = numbers[at + i] - least;
            }
            IntPlanes.split(block, 0, BLOCK, width - 1, 0, planes, 1, 0);
            for (int k = 0; k < width; k++) {
                group.i64(planes[k]);
            }
        }
        if (++inGroup == 64) {
            endGroup(out);
        }
    }

    /// Writes what is left of the last group.
    public void finish(ByteWriter out) {
        if (inGroup > 0) {
            endGroup(out);
        }
    }

    private void endGroup(ByteWriter out) {
        out.i64(present);
        group.moveTo(out);
        present = 0;
        inGroup = 0;
    }

    /// Reads the next block to `at`.
    public void read(ByteReader in, int[] numbers, int at) {
        if (inGroup == 0) {
            present = in.i64();
        }
        boolean zero = (present >>> inGroup & 1) == 0;
        inGroup = inGroup + 1 & 63;
        if (zero) {
            java.util.Arrays.fill(numbers, at, at + BLOCK, 0);
            return;
        }
        int head = in.u8();
        int width = head & 63;
        if (width > MAX_BITS) {
            throw in.malformed("at most " + MAX_BITS + " bits a number expected, found " + width);
        }
        int least = number(in, head >> 6);
        for (int k = 0; k < width; k++) {
            planes[k] = in.i64();
        }
        IntPlanes.join(planes, 1, 0, width - 1, 0, numbers, at, BLOCK);
        for (int i = at; i < at + BLOCK; i++) {
            numbers[i] += least;
        }
    }

    private static int number(ByteReader in, int kind) {
        return switch (kind) {
            case 0 -> 0;
            case 1 -> (byte) in.u8();
            case 2 -> (short) in.u16();
            default -> in.i32();
        };
    }

    private static int kind(int number) {
        if (number == (byte) number) {
            return number == 0 ? 0 : 1;
        }
        return number == (short) number ? 2 : 3;
    }

    private static int size(int kind) {
        return kind == 3 ? 4 : kind;
    }

    private static int width(int least, int greatest) {
        return 32 - Integer.numberOfLeadingZeros(greatest - least);
    }

    private static int least(int[] numbers, int at) {
        int least = numbers[at];
        for (int i = at; i < at + BLOCK; i++) {
            least = Math.min(least, numbers[i]);
        }
        return least;
    }

    private static int greatest(int[] numbers, int at) {
        int greatest = numbers[at];
        for (int i = at; i < at + BLOCK; i++) {
            greatest = Math.max(greatest, numbers[i]);
        }
        return greatest;
    }
}
