package org.tessera.io;

import org.tessera.error.MalformedException;

/// Reads what [BitWriter] wrote; past the end is a [MalformedException].
public final class BitReader {

    private final byte[] bytes;
    private long position;

    public BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The next `count` bits, 0 to 64.
    public long read(int count) {
        if (position + count > 8L * bytes.length) {
            throw new MalformedException(-1, "the stream of raw bits ends early");
        }
        long value = 0;
        int have = 0;
        while (have < count) {
            int shift = (int) (position & 7);
            int take = Math.min(8 - shift, count - have);
            int part = (bytes[(int) (position >>> 3)] & 0xFF) >>> shift & ((1 << take) - 1);
            value |= (long) part << have;
            have += take;
            position += take;
        }
        return value;
    }
}
