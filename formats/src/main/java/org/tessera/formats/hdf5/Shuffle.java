package org.tessera.formats.hdf5;

/// Filter 2: first bytes of all elements, then all second bytes, and so on; a rest that fills no element
/// stays where it is.
final class Shuffle {

    private Shuffle() {}

    static byte[] encode(byte[] bytes, int size) {
        int count = bytes.length / size;
        byte[] out = bytes.clone();
        for (int k = 0, to = 0; k < size && count > 0; k++) {
            for (int i = 0, from = k; i < count; i++, from += size) {
                out[to++] = bytes[from];
            }
        }
        return out;
    }

    static byte[] decode(byte[] bytes, int size) {
        int count = bytes.length / size;
        byte[] out = bytes.clone();
        for (int k = 0, from = 0; k < size && count > 0; k++) {
            for (int i = 0, to = k; i < count; i++, to += size) {
                out[to] = bytes[from++];
            }
        }
        return out;
    }
}
