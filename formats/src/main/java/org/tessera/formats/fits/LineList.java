package org.tessera.formats.fits;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

/// PLIO_1: masks as IRAF writes them. A line list is a row of 16-bit instructions: four bits of operation, twelve of
/// data. They change the current value, or give runs of it and of zeros.
///
/// Read here because the library's decoder (1.21.2) is wrong for some large values (131,072 too low).
/// Source: FITS standard 4.0, section 10.4.4, table 38.
final class LineList {

    private static final int HEADER_WORDS = 7;
    private static final int OLD_HEADER_WORDS = 3;

    private LineList() {}

    /// @throws RuntimeException of some kind when the instructions run over an end
    static int[] decode(byte[] packed, int count) {
        ShortBuffer in = ByteBuffer.wrap(packed).asShortBuffer();
        // The third word is the length of an old list, or negative, and the length follows.
        boolean old = in.get(2) > 0;
        int length = old ? in.get(2) : (in.get(4) << 15) + in.get(3);
        int at = old ? OLD_HEADER_WORDS : HEADER_WORDS;
        int[] out = new int[count];
        int pixel = 0;
        int high = 1;
        while (at < length && pixel < count) {
            int word = in.get(at++) & 0xFFFF;
            int data = word & 0xFFF;
            switch (word >> 12) {
                case 0 -> pixel += data;
                case 1 -> high = (in.get(at++) << 12) + data;
                case 2 -> high += data;
                case 3 -> high -= data;
                case 4 -> {
                    Arrays.fill(out, pixel, pixel + data, high);
                    pixel += data;
                }
                case 5 -> {
                    pixel += data;
                    out[pixel - 1] = high;
                }
                case 6 -> {
                    high += data;
                    out[pixel++] = high;
                }
                case 7 -> {
                    high -= data;
                    out[pixel++] = high;
                }
                default -> throw new IllegalArgumentException("instruction " + (word >> 12));
            }
        }
        return out;
    }
}
