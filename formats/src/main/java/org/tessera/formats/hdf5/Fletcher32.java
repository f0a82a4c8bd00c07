package org.tessera.formats.hdf5;

import java.util.Arrays;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Filter 3: the values, then a Fletcher checksum of their big-endian 16-bit words.
final class Fletcher32 {

    static final int BYTES = 4;

    /// Most words before the sums must be folded to stay within 32 bits.
    private static final int RUN = 360;

    private Fletcher32() {}

    static byte[] encode(byte[] values) {
        return new ByteWriter(values.length + BYTES)
                .bytes(values)
                .i32(checksum(values, values.length))
                .toByteArray();
    }

    static byte[] decode(byte[] stored, String where) {
        int length = stored.length - BYTES;
        if (length < 0) {
            throw new MalformedException(-1, where + " is too short for its checksum");
        }
        int written = new ByteReader(stored, length, BYTES, 0).i32();
        int sum = checksum(stored, length);
        // Library 1.6.2 and before wrote the bytes of each half swapped on little-endian machines.
        int swapped = (sum & 0xFF00FF00) >>> 8 | (sum & 0x00FF00FF) << 8;
        if (written != sum && written != swapped) {
            throw new MalformedException(-1, where + ": its Fletcher-32 checksum does not fit its bytes");
        }
        return Arrays.copyOf(stored, length);
    }

    private static int checksum(byte[] bytes, int length) {
        int low = 0;
        int high = 0;
        for (int at = 0; at + 1 < length; ) {
            int end = Math.min(at + 2 * RUN, length - 1);
            for (; at < end; at += 2) {
                low += (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
                high += low;
            }
            low = fold(low);
            high = fold(high);
        }
        if (length % 2 == 1) {
            low += (bytes[length - 1] & 0xFF) << 8;
            high = fold(high + low);
            low = fold(low);
        }
        return fold(high) << 16 | fold(low);
    }

    private static int fold(int sum) {
        return (sum & 0xFFFF) + (sum >>> 16);
    }
}
