package org.tessera.formats.hdf5.filter;

/// Bits sorted by their place in the element: first the lowest bits of the first bytes of all elements, eight elements
/// to a byte, and so on.
///
/// Source: Masui et al., "A compression scheme for radio data in high performance computing", Astronomy and Computing
/// 12 (2015). The step for eight bytes is the transposition of an 8x8 bit matrix (Warren, "Hacker's Delight", 7-3).
final class BitTranspose {

    private BitTranspose() {}

    /// @param count elements, a multiple of 8
    /// @param size bytes of an element
    static void forward(byte[] in, int from, byte[] out, int to, int count, int size) {
        int row = count / 8;
        for (int k = 0; k < size; k++) {
            for (int group = 0; group < row; group++) {
                long bits = 0;
                for (int i = 0; i < 8; i++) {
                    bits |= (in[from + (8 * group + i) * size + k] & 0xFFL) << 8 * i;
                }
                bits = transpose(bits);
                for (int b = 0; b < 8; b++) {
                    out[to + (8 * k + b) * row + group] = (byte) (bits >>> 8 * b);
                }
            }
        }
    }

    static void backward(byte[] in, int from, byte[] out, int to, int count, int size) {
        int row = count / 8;
        for (int k = 0; k < size; k++) {
            for (int group = 0; group < row; group++) {
                long bits = 0;
                for (int b = 0; b < 8; b++) {
                    bits |= (in[from + (8 * k + b) * row + group] & 0xFFL) << 8 * b;
                }
                bits = transpose(bits);
                for (int i = 0; i < 8; i++) {
                    out[to + (8 * group + i) * size + k] = (byte) (bits >>> 8 * i);
                }
            }
        }
    }

    /// Bit j of byte i becomes bit i of byte j.
    private static long transpose(long bits) {
        long x = bits;
        long t = (x ^ x >>> 7) & 0x00AA00AA00AA00AAL;
        x ^= t ^ t << 7;
        t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
        x ^= t ^ t << 14;
        t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
        return x ^ t ^ t << 28;
    }
}
