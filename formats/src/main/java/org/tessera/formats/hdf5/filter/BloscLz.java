package org.tessera.formats.hdf5.filter;

/// Reads the BloscLZ format, which is FastLZ's second level: a control byte below 32 starts so many literals plus one;
/// any other holds a length in its upper three bits (7: bytes follow until one is not 255) and the upper five bits of a
/// distance. The largest distance means that sixteen more bits follow.
///
/// Source: the format of FastLZ by Ariya Hidayat, as the Blosc library uses it.
final class BloscLz {

    private static final int FAR = 8191;

    private BloscLz() {}

    static int expand(byte[] in, int from, int count, byte[] out, int at, int length) {
        int limit = from + count;
        int end = at + length;
        int to = at;
        int i = from;
        int control = Copies.next(in, i++, limit) & 31; // the first holds the version above
        while (true) {
            if (control < 32) {
                to = Copies.literals(in, i, limit, out, to, control + 1, end);
                i += control + 1;
            } else {
                int size = (control >>> 5) - 1;
                for (int more = size == 6 ? 255 : 0; more == 255; size += more) {
                    more = Copies.next(in, i++, limit);
                    if (size > length) {
                        throw new IndexOutOfBoundsException("a copy of " + size);
                    }
                }
                int upper = (control & 31) << 8;
                int lower = Copies.next(in, i++, limit);
                int distance = upper + lower + 1;
                if (lower == 255 && upper == 31 << 8) {
                    distance = FAR + 1 + (Copies.next(in, i++, limit) << 8) + Copies.next(in, i++, limit);
                }
                to = Copies.repeat(out, at, to, distance, size + 3, end);
            }
            if (i >= limit) {
                return to - at;
            }
            control = in[i++] & 0xFF;
        }
    }
}
