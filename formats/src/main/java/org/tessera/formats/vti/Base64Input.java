package org.tessera.formats.vti;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.tessera.error.MalformedException;

/// Bytes written as base64, white space passed over. Padding may come in the middle, where one run of bytes ends and
/// the next begins: VTK writes the header of compressed arrays as a run of its own.
final class Base64Input extends InputStream {

    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < letters.length(); i++) {
            VALUES[letters.charAt(i)] = (byte) i;
        }
    }

    private final InputStream in;
    private int bits;
    private int left;

    Base64Input(InputStream in) {
        this.in = in;
    }

    /// Characters that some bytes take.
    static long length(long bytes) {
        return Math.multiplyExact(4, Math.ceilDiv(bytes, 3L));
    }

    @Override
    public int read() throws IOException {
        if (left == 0 && !fill()) {
            return -1;
        }
        left--;
        return bits >>> 8 * left & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int value = read();
            if (value < 0) {
                return i == 0 ? -1 : i;
            }
            to[offset + i] = (byte) value;
        }
        return length;
    }

    /// Reads four characters.
    private boolean fill() throws IOException {
        int group = 0;
        int padding = 0;
        for (int i = 0; i < 4; i++) {
            int c = next();
            if (c < 0 && i == 0) {
                return false;
            }
            if (c == '=' && i >= 2) {
                padding++;
            } else if (c < 0 || c >= VALUES.length || VALUES[c] < 0 || padding > 0) {
                throw new MalformedException(
                        -1, "base64 text expected, found " + (c < 0 ? "its end" : "character " + c));
            }
            group = group << 6 | (c == '=' ? 0 : VALUES[c]);
        }
        left = 3 - padding;
        bits = group >>> 8 * padding;
        if ((group & (1 << 8 * padding) - 1) != 0) {
            throw new MalformedException(-1, "base64 text with bits behind its end");
        }
        return true;
    }

    private int next() throws IOException {
        int c = in.read();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = in.read();
        }
        return c;
    }
}
