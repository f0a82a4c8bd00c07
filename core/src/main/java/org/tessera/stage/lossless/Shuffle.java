package org.tessera.stage.lossless;

/// Transposes the bytes, or the bits, of an array of fixed-size elements, so that equal parts of the
/// elements stand together. Bits: groups of eight elements at a time; a last group of fewer stays bytes.
public final class Shuffle {

    private Shuffle() {}

    /// All first bytes, then all second bytes, ...
    public static byte[] bytes(byte[] in, int size) {
        int n = in.length / size;
        byte[] out = new byte[in.length];
        for (int b = 0; b < size; b++) {
            for (int i = 0; i < n; i++) {
                out[b * n + i] = in[i * size + b];
            }
        }
        return out;
    }

    /// The inverse of [#bytes].
    public static byte[] unbytes(byte[] in, int size) {
        int n = in.length / size;
        byte[] out = new byte[in.length];
        for (int b = 0; b < size; b++) {
            for (int i = 0; i < n; i++) {
                out[i * size + b] = in[b * n + i];
            }
        }
        return out;
    }

    /// All first bits, then all second bits, ... of elements of `size` bytes.
    public static byte[] bits(byte[] in, int size) {
        byte[] planes = bytes(in, size);
        int n = in.length / size;
        int groups = n / 8;
        byte[] out = planes.clone();
        for (int b = 0; b < size; b++) {
            for (int g = 0; g < groups; g++) {
                long turned = transpose(load(planes, b * n + 8 * g));
                for (int bit = 0; bit < 8; bit++) {
                    out[b * n + bit * groups + g] = (byte) (turned >>> 8 * bit);
                }
            }
        }
        return out;
    }

    /// The inverse of [#bits].
    public static byte[] unbits(byte[] in, int size) {
        int n = in.length / size;
        int groups = n / 8;
        byte[] planes = in.clone();
        for (int b = 0; b < size; b++) {
            for (int g = 0; g < groups; g++) {
                long turned = 0;
                for (int bit = 0; bit < 8; bit++) {
                    turned |= (in[b * n + bit * groups + g] & 0xFFL) << 8 * bit;
                }
                store(transpose(turned), planes, b * n + 8 * g);
            }
        }
        return unbytes(planes, size);
    }

    private static long load(byte[] from, int at) {
        long word = 0;
        for (int i = 0; i < 8; i++) {
            word |= (from[at + i] & 0xFFL) << 8 * i;
        }
        return word;
    }

    private static void store(long word, byte[] to, int at) {
        for (int i = 0; i < 8; i++) {
            to[at + i] = (byte) (word >>> 8 * i);
        }
    }

    /// Transposes an 8x8 matrix of bits: blocks of 1, 2 and 4 change places across the diagonal
    /// (H. S. Warren, Hacker's Delight, section 7-3).
    private static long transpose(long word) {
        long x = swap(word, 0x00AA00AA00AA00AAL, 7);
        x = swap(x, 0x0000CCCC0000CCCCL, 14);
        return swap(x, 0x00000000F0F0F0F0L, 28);
    }

    private static long swap(long x, long mask, int shift) {
        long t = (x ^ x >>> shift) & mask;
        return x ^ t ^ t << shift;
    }
}
