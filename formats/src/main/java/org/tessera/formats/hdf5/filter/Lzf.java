package org.tessera.formats.hdf5.filter;

import java.util.Arrays;

/// The LZF format: a byte below 32 starts so many literals plus one; any other holds a length in its upper three bits
/// (7: a byte follows) and, with the byte after it, a distance of up to 8192.
///
/// Source: the description that comes with LibLZF by Marc Lehmann.
final class Lzf {

    private static final int HASH_BITS = 14;
    private static final int MOST_LITERALS = 32;
    private static final int MOST_DISTANCE = 1 << 13;
    private static final int MOST_LENGTH = 264;

    private Lzf() {}

    static int expand(byte[] in, int from, int count, byte[] out, int at, int length) {
        int limit = from + count;
        int end = at + length;
        int to = at;
        for (int i = from; i < limit; ) {
            int control = in[i++] & 0xFF;
            if (control < MOST_LITERALS) {
                to = Copies.literals(in, i, limit, out, to, control + 1, end);
                i += control + 1;
                continue;
            }
            int size = control >>> 5;
            if (size == 7) {
                size += Copies.next(in, i++, limit);
            }
            int distance = ((control & 31) << 8) + Copies.next(in, i++, limit) + 1;
            to = Copies.repeat(out, at, to, distance, size + 2, end);
        }
        return to - at;
    }

    /// Greedy: the last place with the same three bytes, or literals.
    static byte[] shrink(byte[] in, int from, int count) {
        byte[] out = new byte[count + count / MOST_LITERALS + 8];
        int[] last = new int[1 << HASH_BITS];
        Arrays.fill(last, -1);
        int limit = from + count;
        int to = 0;
        int literals = from;
        int i = from;
        while (i < limit) {
            int match = i + 2 < limit ? match(in, last, i) : -1;
            if (match < 0) {
                i++;
            } else {
                to = literals(in, literals, i, out, to);
                int size = length(in, match, i, limit);
                to = copy(out, to, i - match - 1, size - 2);
                i += size;
                literals = i;
            }
        }
        return Arrays.copyOf(out, literals(in, literals, limit, out, to));
    }

    private static int match(byte[] in, int[] last, int i) {
        int three = (in[i] & 0xFF) << 16 | (in[i + 1] & 0xFF) << 8 | in[i + 2] & 0xFF;
        int hash = three * 0x9E3779B1 >>> 32 - HASH_BITS;
        int before = last[hash];
        last[hash] = i;
        boolean same = before >= 0
                && i - before <= MOST_DISTANCE
                && in[before] == in[i]
                && in[before + 1] == in[i + 1]
                && in[before + 2] == in[i + 2];
        return same ? before : -1;
    }

    private static int length(byte[] in, int match, int i, int limit) {
        int size = 3;
        while (size < MOST_LENGTH && i + size < limit && in[match + size] == in[i + size]) {
            size++;
        }
        return size;
    }

    private static int literals(byte[] in, int start, int end, byte[] out, int to) {
        int at = to;
        for (int i = start; i < end; ) {
            int n = Math.min(MOST_LITERALS, end - i);
            out[at++] = (byte) (n - 1);
            System.arraycopy(in, i, out, at, n);
            at += n;
            i += n;
        }
        return at;
    }

    private static int copy(byte[] out, int to, int distance, int size) {
        int at = to;
        out[at++] = (byte) (Math.min(size, 7) << 5 | distance >>> 8);
        if (size >= 7) {
            out[at++] = (byte) (size - 7);
        }
        out[at++] = (byte) distance;
        return at;
    }
}
