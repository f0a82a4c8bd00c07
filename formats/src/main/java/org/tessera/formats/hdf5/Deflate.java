package org.tessera.formats.hdf5;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.tessera.error.MalformedException;

/// Filter 1: a zlib stream (RFC 1950).
final class Deflate {

    /// No deflate stream grows by more than this (zlib's own technical notes), so a small stream that
    /// claims a huge chunk is refused before memory is taken for it.
    private static final long MOST_EXPANSION = 1032;

    private Deflate() {}

    static byte[] decode(byte[] stored, int length, String where) {
        if (length > MOST_EXPANSION * stored.length) {
            throw new MalformedException(-1, where + ": " + stored.length + " deflated bytes cannot become " + length);
        }
        byte[] out = new byte[length];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored);
            int size = 0;
            while (size < length) {
                int more = inflater.inflate(out, size, length - size);
                if (more == 0) {
                    throw new MalformedException(
                            -1, where + ": the deflated bytes end after " + size + " of " + length);
                }
                size += more;
            }
            if (!inflater.finished() && inflater.inflate(new byte[1]) != 0) {
                throw new MalformedException(-1, where + ": more than " + length + " bytes are deflated");
            }
        } catch (DataFormatException e) {
            throw new MalformedException(-1, where + ": damaged deflate stream, " + e.getMessage());
        } finally {
            inflater.end();
        }
        return out;
    }

    static byte[] encode(byte[] values, int[] parameters) {
        int level = parameters.length > 0 && parameters[0] >= 0 && parameters[0] <= 9 ? parameters[0] : -1;
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(values);
            deflater.finish();
            byte[] out = new byte[values.length / 2 + 64];
            int size = 0;
            while (!deflater.finished()) {
                if (size == out.length) {
                    out = Arrays.copyOf(out, Math.addExact(size, size / 2));
                }
                size += deflater.deflate(out, size, out.length - size);
            }
            return Arrays.copyOf(out, size);
        } finally {
            deflater.end();
        }
    }
}
