package org.tessera.zfp;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bits, lowest first, in 64-bit little-endian words: zfp's stream as it grows.
final class BitSink {

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// More than any block takes, in bytes.
    private static final int BLOCK_BYTES = 8192;

    byte[] bytes;

    /// Byte at which `word` will be stored; a multiple of 8.
    int at;

    long word;

    /// Bits of `word` in use, 0 to 63.
    int used;

    BitSink(int capacity) {
        bytes = new byte[Math.max(capacity, 0) + 2 * BLOCK_BYTES];
    }

    /// Makes room for a block.
    void reserve() {
        if (at > bytes.length - BLOCK_BYTES) {
            int grown = (int) Math.min(Integer.MAX_VALUE - 16L, bytes.length * 2L);
            if (at > grown - BLOCK_BYTES) {
                throw new IllegalArgumentException("a zfp stream of more than 2 GiB in one piece");
            }
            bytes = Arrays.copyOf(bytes, grown);
        }
    }

    /// Bits written so far.
    long position() {
        return 8L * at + used;
    }

    /// Appends `count` bits, 0 to 64; bits of `value` above them are zero.
    void write(long value, int count) {
        word |= value << used;
        int sum = used + count;
        if (sum >= 64) {
            LONG.set(bytes, at, word);
            at += 8;
            sum -= 64;
            word = sum == 0 ? 0 : value >>> count - sum;
        }
        used = sum;
    }

    /// Appends zeros up to a position.
    void padTo(long position) {
        while (position() < position) {
            if (at > bytes.length - BLOCK_BYTES) {
                reserve();
            }
            write(0, (int) Math.min(64, position - position()));
        }
    }

    /// Takes back all bits from a position on.
    void cutTo(long position) {
        if (position() <= position) {
            return;
        }
        LONG.set(bytes, at, word);
        at = (int) (position >>> 6) << 3;
        used = (int) position & 63;
        word = (long) LONG.get(bytes, at) & (1L << used) - 1;
    }

    /// Moves the full words out; positions count from here on.
    void drain(OutputStream out) throws IOException {
        out.write(bytes, 0, at);
        at = 0;
    }

    /// Whole bytes. Builds of zfp differ in the size of the words that end a stream; bytes are read by all.
    byte[] toByteArray() {
        if (used > 0) {
            LONG.set(bytes, at, word);
        }
        return Arrays.copyOf(bytes, at + (used + 7) / 8);
    }
}
