package org.tessera.formats.recoded;

import java.io.IOException;
import java.io.InputStream;

/// So many bytes of a stream.
final class Part extends InputStream {

    private final InputStream in;
    private long left;

    Part(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        int value = left > 0 ? in.read() : -1;
        left -= value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (left == 0 && length > 0) {
            return -1;
        }
        int n = in.read(to, offset, (int) Math.min(length, left));
        left -= Math.max(n, 0);
        return n;
    }
}
