package org.tessera.io;

import java.util.Arrays;

/// Bits packed lowest first into 64-bit little-endian words.
public final class BitWriter {

    private long[] words = new long[16];
    private int full;
    private long current;
    private int used;

    /// Appends the low `count` bits, 0 to 64.
    public void write(long bits, int count) {
        if (count == 0) {
            return;
        }
        long value = count == 64 ? bits : bits & ((1L << count) - 1);
        current |= value << used;
        if (used + count >= 64) {
            push(current);
            current = used == 0 ? 0 : value >>> (64 - used);
            used = used + count - 64;
        } else {
            used += count;
        }
    }

    /// Bits written so far.
    public long bits() {
        return 64L * full + used;
    }

    /// Whole bytes, the last one padded with zeros.
    public byte[] toByteArray() {
        ByteWriter out = new ByteWriter(8 * full + 8);
        for (int i = 0; i < full; i++) {
            out.i64(words[i]);
        }
        for (int bit = 0; bit < used; bit += 8) {
            out.u8((int) (current >>> bit));
        }
        return out.toByteArray();
    }

    private void push(long word) {
        if (full == words.length) {
            words = Arrays.copyOf(words, 2 * full);
        }
        words[full++] = word;
    }
}
