package org.tessera.zfp;

/// The two transforms of a block of `long`s, along each axis in turn.
///
/// The first is nearly orthogonal and loses up to a bit a step; its inverse is that of the mean of what it loses. The
/// second takes differences (cubic Lorenzo) and loses nothing. Overflow wraps around, as in zfp.
final class LongLift {

    private LongLift() {}

    static void forward(long[] v, int size) {
        for (int step = 1; step < size; step *= 4) {
            for (int high = 0; high < size; high += 4 * step) {
                forward(v, high, step);
            }
        }
    }

    static void inverse(long[] v, int size) {
        for (int step = size / 4; step > 0; step /= 4) {
            for (int high = 0; high < size; high += 4 * step) {
                inverse(v, high, step);
            }
        }
    }

    private static void forward(long[] v, int from, int step) {
        for (int i = from; i < from + step; i++) {
            long x = v[i];
            long y = v[i + step];
            long z = v[i + 2 * step];
            long w = v[i + 3 * step];
            x = x + w >> 1;
            w -= x;
            z = z + y >> 1;
            y -= z;
            x = x + z >> 1;
            z -= x;
            w = w + y >> 1;
            y -= w;
            w += y >> 1;
            y -= w >> 1;
            v[i] = x;
            v[i + step] = y;
            v[i + 2 * step] = z;
            v[i + 3 * step] = w;
        }
    }

    private static void inverse(long[] v, int from, int step) {
        for (int i = from; i < from + step; i++) {
            long x = v[i];
            long y = v[i + step];
            long z = v[i + 2 * step];
            long w = v[i + 3 * step];
            y += w >> 1;
            w -= y >> 1;
            y += w;
            w = (w << 1) - y;
            z += x;
            x = (x << 1) - z;
            y += z;
            z = (z << 1) - y;
            w += x;
            x = (x << 1) - w;
            v[i] = x;
            v[i + step] = y;
            v[i + 2 * step] = z;
            v[i + 3 * step] = w;
        }
    }

    static void forwardExact(long[] v, int size) {
        for (int step = 1; step < size; step *= 4) {
            for (int high = 0; high < size; high += 4 * step) {
                for (int i = high; i < high + step; i++) {
                    difference(v, i, step);
                }
            }
        }
    }

    static void inverseExact(long[] v, int size) {
        for (int step = size / 4; step > 0; step /= 4) {
            for (int high = 0; high < size; high += 4 * step) {
                for (int i = high; i < high + step; i++) {
                    sum(v, i, step);
                }
            }
        }
    }

    private static void difference(long[] v, int i, int step) {
        long x = v[i];
        long y = v[i + step];
        long z = v[i + 2 * step];
        long w = v[i + 3 * step];
        v[i + step] = y - x;
        v[i + 2 * step] = z - 2 * y + x;
        v[i + 3 * step] = w - 3 * z + 3 * y - x;
    }

    private static void sum(long[] v, int i, int step) {
        long x = v[i];
        long y = v[i + step] + x;
        long z = v[i + 2 * step] + 2 * y - x;
        v[i + step] = y;
        v[i + 2 * step] = z;
        v[i + 3 * step] += 3 * z - 3 * y + x;
    }
}
