package org.tessera.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.tessera.error.MalformedException;

/// Bytes that can be read at any place, by many threads: a file, or an array.
public interface ByteSource extends Closeable {

    long size();

    /// @throws MalformedException when the source ends before
    byte[] read(long offset, int length);

    @Override
    void close() throws IOException;

    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public byte[] read(long offset, int length) {
                check(this, offset, length);
                return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
            }

            @Override
            public void close() {}
        };
    }

    static ByteSource open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        long size = channel.size();
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public byte[] read(long offset, int length) {
                check(this, offset, length);
                ByteBuffer buffer = ByteBuffer.allocate(length);
                try {
                    while (buffer.hasRemaining()) {
                        if (channel.read(buffer, offset + buffer.position()) < 0) {
                            throw new EOFException(path + " became shorter while it was read");
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return buffer.array();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    private static void check(ByteSource source, long offset, int length) {
        if (offset < 0 || length < 0 || offset > source.size() - length) {
            throw new MalformedException(
                    offset, "the file ends early: " + length + " bytes expected, the file has " + source.size());
        }
    }
}
