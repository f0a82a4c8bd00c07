package org.tessera.zfp;

import org.tessera.error.MalformedException;

/// Bits of a zfp stream. A block is read without looking for the end, which is checked after it: zeros follow the
/// stream, more than a block can take.
final class BitSource {

    /// Zeros behind the stream, in bytes.
    private static final int MARGIN = 8192 + 16;

    final byte[] bytes;
    final long end;
    long position;

    private final long origin;

    /// @param origin byte of the whole stream at which these bytes begin, for messages
    BitSource(byte[] stream, int from, int to, long origin) {
        byte[] padded = new byte[Math.addExact(to - from, MARGIN)];
        System.arraycopy(stream, from, padded, 0, to - from);
        this.bytes = padded;
        this.end = 8L * (to - from);
        this.origin = origin;
    }

    BitSource(byte[] stream) {
        this(stream, 0, stream.length, 0);
    }

    /// The next 57 bits or more.
    static long peek(byte[] bytes, long position) {
        return (long) BitSink.LONG.get(bytes, (int) (position >>> 3)) >>> (position & 7);
    }

    /// Up to 57 bits.
    long read(int count) {
        long value = peek(bytes, position) & (1L << count) - 1;
        position += count;
        return value;
    }

    void check() {
        if (position > end) {
            throw new MalformedException(origin + end / 8, "the zfp stream ends inside a block");
        }
    }

    /// Goes to a bit, at most one block behind the end.
    void seek(long bit) {
        position = bit;
        check();
    }
}
