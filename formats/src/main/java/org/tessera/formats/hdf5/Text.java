package org.tessera.formats.hdf5;

import java.nio.charset.StandardCharsets;

/// Names and strings as HDF5 stores them.
final class Text {

    private Text() {}

    static String utf8(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// A string of fixed size: up to the first NUL, without the blanks that pad it.
    static String padded(byte[] bytes, int from, int size) {
        int end = from;
        while (end < from + size && bytes[end] != 0) {
            end++;
        }
        return utf8(bytes, from, end).stripTrailing();
    }
}
