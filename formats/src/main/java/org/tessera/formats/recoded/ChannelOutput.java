package org.tessera.formats.recoded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Writes to a file from some byte on; put a buffer before it. Closing leaves the file open.
public final class ChannelOutput extends OutputStream {

    private final FileChannel out;
    private long at;

    public ChannelOutput(FileChannel out, long at) {
        this.out = out;
        this.at = at;
    }

    /// Where the next byte goes.
    public long position() {
        return at;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Rewriting.write(out, ByteBuffer.wrap(bytes, offset, length), at);
        at += length;
    }
}
