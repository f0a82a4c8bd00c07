package org.tessera.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// XXH64 of a byte array with seed 0: the digest of a chunk's reconstruction.
///
/// Fast (several GB/s) and published, so that a decoder in another language can check itself.
/// Source: the xxHash specification, section "XXH64 algorithm description".
@SuppressWarnings("ConstantOverflow") // arithmetic modulo 2^64 is the algorithm
public final class Hash64 {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private Hash64() {}

    public static long of(byte[] data) {
        int n = data.length;
        int i = 0;
        long h = P5;
        if (n >= 32) {
            long a = P1 + P2;
            long b = P2;
            long c = 0;
            long d = -P1;
            for (; i + 32 <= n; i += 32) {
                a = round(a, (long) LONG.get(data, i));
                b = round(b, (long) LONG.get(data, i + 8));
                c = round(c, (long) LONG.get(data, i + 16));
                d = round(d, (long) LONG.get(data, i + 24));
            }
            h = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            h = merge(merge(merge(merge(h, a), b), c), d);
        }
        return finish(h + n, data, i);
    }

    private static long finish(long start, byte[] data, int from) {
        long h = start;
        int i = from;
        for (; i + 8 <= data.length; i += 8) {
            h = Long.rotateLeft(h ^ round(0, (long) LONG.get(data, i)), 27) * P1 + P4;
        }
        if (i + 4 <= data.length) {
            h = Long.rotateLeft(h ^ ((int) INT.get(data, i) & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
            i += 4;
        }
        for (; i < data.length; i++) {
            h = Long.rotateLeft(h ^ (data[i] & 0xFF) * P5, 11) * P1;
        }
        h = (h ^ h >>> 33) * P2;
        h = (h ^ h >>> 29) * P3;
        return h ^ h >>> 32;
    }

    private static long round(long lane, long word) {
        return Long.rotateLeft(lane + word * P2, 31) * P1;
    }

    private static long merge(long h, long lane) {
        return (h ^ round(0, lane)) * P1 + P4;
    }
}
