package org.tessera.zfp;

/// Writes the bit planes of a block, from the highest down.
///
/// The first values of a block are the largest. Of each plane the bits of those that were ever non-zero are written as
/// they are, the rest as runs: a bit says whether any one is left, then zeros up to the next one.
final class PlaneWriter {

    private PlaneWriter() {}

    /// Writes planes `top` to `low` of a block of at most 64 values, stopping soon after `limit`.
    ///
    /// @param planes by number; bit i belongs to the value that is coded as number i
    static void write(BitSink out, long[] planes, int top, int low, int size, long limit) {
        byte[] bytes = out.bytes;
        int at = out.at;
        long word = out.word;
        int used = out.used;
        int last = (int) Math.min(Integer.MAX_VALUE, limit >>> 3);
        int n = 0;
        for (int k = top; k >= low && at <= last; k--) {
            long x = planes[k];
            if (n > 0) {
                long head = n == 64 ? x : x & (1L << n) - 1;
                word |= head << used;
                used += n;
                if (used >= 64) {
                    BitSink.LONG.set(bytes, at, word);
                    at += 8;
                    used -= 64;
                    word = used == 0 ? 0 : head >>> n - used;
                }
                x = n == 64 ? 0 : x >>> n;
            }
            while (n < size) {
                long run = 0;
                int length = 1;
                if (x != 0) {
                    int zeros = Long.numberOfTrailingZeros(x);
                    x = x >>> zeros >>> 1;
                    n += zeros + 1;
                    boolean end = n == size;
                    run = end ? 1 : 1L | 2L << zeros;
                    length = end ? zeros + 1 : zeros + 2;
                }
                word |= run << used;
                used += length;
                if (used >= 64) {
                    BitSink.LONG.set(bytes, at, word);
                    at += 8;
                    used -= 64;
                    word = used == 0 ? 0 : run >>> length - used;
                }
                if (run == 0) {
                    break;
                }
            }
        }
        out.at = at;
        out.word = word;
        out.used = used;
    }

    /// The same for a block of 256 values, whose planes are four words each.
    static void writeWide(BitSink out, long[] planes, int top, int low, long limit) {
        int n = 0;
        for (int k = top; k >= low && out.position() <= limit; k--) {
            for (int from = 0; from < n; from += 64) {
                int count = Math.min(64, n - from);
                out.write(planes[4 * k + from / 64] & -1L >>> 64 - count, count);
            }
            while (n < 256) {
                int next = next(planes, 4 * k, n);
                out.write(next < 256 ? 1 : 0, 1);
                if (next == 256) {
                    break;
                }
                for (int zeros = next - n; zeros > 0; zeros -= 64) {
                    out.write(0, Math.min(64, zeros));
                }
                if (next < 255) {
                    out.write(1, 1);
                }
                n = next + 1;
            }
        }
    }

    /// The first one at `n` or after it; 256 when there is none.
    private static int next(long[] planes, int plane, int n) {
        for (int from = n; from < 256; from = (from | 63) + 1) {
            long rest = planes[plane + from / 64] >>> (from & 63);
            if (rest != 0) {
                return from + Long.numberOfTrailingZeros(rest);
            }
        }
        return 256;
    }
}
