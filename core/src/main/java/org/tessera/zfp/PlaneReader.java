package org.tessera.zfp;

/// Reads what [PlaneWriter] writes, up to a number of bits: planes that are not there are zero.
///
/// Where the bits end inside a run, the run ends there too.
final class PlaneReader {

    /// Words by plane, or four a plane for blocks of 256 values; those below `low` are old.
    final long[] planes = new long[4 * 64];

    /// Number of the lowest plane read.
    int low;

    /// Number of the highest plane that is not zero, or lower than `low`.
    int top;

    /// @param from number of the highest plane
    /// @param to number of the lowest plane
    /// @param limit position after the last bit
    void read(BitSource in, int from, int to, int size, long limit) {
        byte[] bytes = in.bytes;
        long[] planes = this.planes;
        long p = in.position;
        // Planes above the first one are a zero each.
        int k = from;
        while (k >= to && p < limit) {
            int zeros = Math.min(56, Long.numberOfTrailingZeros(BitSource.peek(bytes, p)));
            zeros = Math.min(zeros, (int) Math.min(k - to + 1, limit - p));
            p += zeros;
            k -= zeros;
            if (zeros < 56) {
                break;
            }
        }
        top = k;
        int n = 0;
        for (; k >= to && limit - p >= 2L * size; k--) {
            long x = 0;
            if (n > 0) {
                x = BitSource.peek(bytes, p);
                if (n > 57) {
                    x = x & (1L << 56) - 1 | BitSource.peek(bytes, p + 56) << 56;
                }
                x = n == 64 ? x : x & (1L << n) - 1;
                p += n;
            }
            if (n < size) {
                long w = BitSource.peek(bytes, p);
                int used = 0;
                while (n < size) {
                    if ((w & 1) == 0) {
                        used++;
                        break;
                    }
                    int zeros = Long.numberOfTrailingZeros(w >>> 1);
                    boolean beyond = zeros >= 56 - used;
                    if (beyond) {
                        p += used;
                        used = 0;
                        zeros = zeros(bytes, p + 1);
                    }
                    int left = size - 1 - n;
                    int length = zeros < left ? zeros + 2 : left + 1;
                    n += Math.min(zeros, left);
                    x |= 1L << n;
                    n++;
                    w = w >>> 1 >>> length - 1;
                    used += length;
                    if (beyond || used > 55) {
                        p += used;
                        used = 0;
                        w = BitSource.peek(bytes, p);
                    }
                }
                p += used;
            }
            planes[k] = x;
        }
        in.position = p;
        low = k + 1;
        if (k >= to && p < limit) {
            careful(in, k, to, n, size, limit);
        }
    }

    /// Zeros from a position on, at least when there are fewer than 64.
    private static int zeros(byte[] bytes, long p) {
        int zeros = Long.numberOfTrailingZeros(BitSource.peek(bytes, p));
        return zeros < 56 ? zeros : 56 + Long.numberOfTrailingZeros(BitSource.peek(bytes, p + 56));
    }

    /// The last planes of a block with a limit, and all planes of a block of 256 values.
    private void careful(BitSource in, int from, int to, int known, int size, long limit) {
        int words = size > 64 ? 4 : 1;
        int n = known;
        int k = from;
        for (; k >= to && in.position < limit; k--) {
            for (int i = 0; i < words; i++) {
                planes[words * k + i] = 0;
            }
            int plain = (int) Math.min(n, limit - in.position);
            for (int at = 0; at < plain; at += 32) {
                int count = Math.min(32, plain - at);
                planes[words * k + (at >> 6)] |= in.read(count) << (at & 63);
            }
            while (n < size && in.position < limit && in.read(1) != 0) {
                while (n < size - 1 && in.position < limit && in.read(1) == 0) {
                    n++;
                }
                planes[words * k + (n >> 6)] |= 1L << (n & 63);
                n++;
            }
        }
        low = k + 1;
    }

    void readWide(BitSource in, int from, int to, long limit) {
        top = from;
        careful(in, from, to, 0, 256, limit);
    }
}
