package org.tessera.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tessera.error.MalformedException;

/// Reads what [BitWriter] wrote; past the end is a [MalformedException].
public final class BitReader {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private long position;

    public BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The next `count` bits, 0 to 64.
    public long read(int count) {
        int from = (int) (position >>> 3);
        if (count <= 56 && from <= bytes.length - 8) {
            long word = (long) LONG.get(bytes, from) >>> (position & 7);
            position += count;
            return word & (1L << count) - 1;
        }
        return slow(count);
    }

    private long slow(int count) {
        if (count == 0) {
            return 0;
        }
        if (position + count > 8L * bytes.length) {
            throw new MalformedException(-1, "the stream of raw bits ends early");
        }
        int at = (int) (position >>> 3);
        int shift = (int) (position & 7);
        position += count;
        long value = word(at) >>> shift;
        if (shift + count > 64) {
            value |= (bytes[at + 8] & 0xFFL) << (64 - shift);
        }
        return value & (-1L >>> (64 - count));
    }

    /// Eight bytes, those past the end zero.
    private long word(int at) {
        if (at + 8 <= bytes.length) {
            return (long) LONG.get(bytes, at);
        }
        long word = 0;
        for (int i = at; i < bytes.length; i++) {
            word |= (bytes[i] & 0xFFL) << 8 * (i - at);
        }
        return word;
    }
}
