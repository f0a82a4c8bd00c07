package org.tessera.formats.hdf5.filter;

/// Reads the raw Snappy format: the length as a varint, then elements whose lowest two bits say what they are.
///
/// Source: "Snappy compressed format description" of the Snappy project.
final class Snappy {

    private Snappy() {}

    static int expand(byte[] in, int from, int count, byte[] out, int at, int length) {
        int limit = from + count;
        int end = at + length;
        int i = from;
        while (Copies.next(in, i++, limit) >= 0x80) {
            // The length is known; it is checked by what comes out.
        }
        int to = at;
        while (i < limit) {
            int tag = in[i++] & 0xFF;
            int upper = tag >>> 2;
            int extra = (tag & 3) == 0 ? Math.max(0, upper - 59) : new int[] {0, 1, 2, 4}[tag & 3];
            int value = 0;
            for (int k = 0; k < extra; k++) {
                value |= Copies.next(in, i++, limit) << 8 * k;
            }
            switch (tag & 3) {
                case 0 -> {
                    int size = (extra == 0 ? upper : value) + 1;
                    to = Copies.literals(in, i, limit, out, to, size, end);
                    i += size;
                }
                case 1 -> to = Copies.repeat(out, at, to, (tag >>> 5) << 8 | value, (upper & 7) + 4, end);
                default -> to = Copies.repeat(out, at, to, value, upper + 1, end);
            }
        }
        return to - at;
    }
}
