package org.tessera.formats.hdf5.filter;

/// What coders of the Lempel-Ziv family do: copy bytes that came out before.
final class Copies {

    private Copies() {}

    /// Copies byte by byte, since what is copied may be what the copy makes.
    ///
    /// @param start first byte of the block in `out`, before which nothing may be taken
    /// @param end one past the block
    /// @return where the output goes on
    static int repeat(byte[] out, int start, int to, int distance, int length, int end) {
        int from = to - distance;
        if (distance < 1 || from < start || length > end - to) {
            throw new IndexOutOfBoundsException("a copy of " + length + " from " + distance + " before " + to);
        }
        for (int i = 0; i < length; i++) {
            out[to + i] = out[from + i];
        }
        return to + length;
    }

    static int literals(byte[] in, int from, int limit, byte[] out, int to, int length, int end) {
        if (length < 0 || length > limit - from || length > end - to) {
            throw new IndexOutOfBoundsException(length + " literals");
        }
        System.arraycopy(in, from, out, to, length);
        return to + length;
    }

    /// The next byte, unsigned.
    static int next(byte[] in, int at, int limit) {
        if (at >= limit) {
            throw new IndexOutOfBoundsException("the block ends at " + limit);
        }
        return in[at] & 0xFF;
    }
}
