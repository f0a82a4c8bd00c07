package org.tessera.formats.recoded;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tessera.error.MalformedException;
import org.tessera.formats.Extent;
import org.tessera.formats.Placed;
import org.tessera.formats.archive.AtomicOutput;

/// A file in which ranges of bytes get other lengths: they are collected, then the file is written anew and takes the
/// place of the old one. Encoded values wait in a temporary file, since what says where they lie often comes first.
public final class Rewriting implements AutoCloseable {

    /// A range that is replaced, and where in the temporary file its new bytes are.
    private record Change(Extent old, long from, long length) {}

    private final Path file;
    private final Path waiting;
    private final FileChannel spill;
    private final List<Change> changes = new ArrayList<>();
    private long spilled;

    public Rewriting(Path file) throws IOException {
        this.file = file;
        waiting = Files.createTempFile("tessera-", ".encoded");
        spill = FileChannel.open(
                waiting, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /// Encodes values to go where a placement says.
    ///
    /// @return bytes that they take
    public long replace(EncodedPlacement place, Placed variable, ArrayCode code) throws IOException {
        place.check(variable, Files.size(file));
        try (Scratch bytes = new Scratch(place.values().bytes())) {
            RecodedField.mapped(bytes, variable.name(), place.values()).putAll(variable.values());
            long length = code.encode(bytes.bytes(), spill, spilled);
            add(place.extent(), length);
            return length;
        }
    }

    public void replace(Extent old, byte[] bytes) throws IOException {
        write(spill, ByteBuffer.wrap(bytes), spilled);
        add(old, bytes.length);
    }

    private void add(Extent old, long length) {
        changes.add(new Change(old, spilled, length));
        spilled += length;
    }

    /// Where a byte of the old file lies in the new one, given what has been replaced until now.
    public long moved(long position) {
        long by = 0;
        for (Change change : changes) {
            if (change.old().end() <= position) {
                by += change.length() - change.old().length();
            }
        }
        return position + by;
    }

    /// Writes the new file in the place of the old one.
    public void finish() throws IOException {
        changes.sort(Comparator.comparingLong(change -> change.old().offset()));
        try (AtomicOutput fresh = new AtomicOutput(file, true)) {
            try (FileChannel in = FileChannel.open(file);
                    FileChannel out = FileChannel.open(fresh.path(), StandardOpenOption.WRITE)) {
                long at = 0;
                for (Change change : changes) {
                    if (change.old().offset() < at) {
                        throw new MalformedException(change.old().offset(), "two arrays in the same place");
                    }
                    copy(in, at, change.old().offset() - at, out);
                    copy(spill, change.from(), change.length(), out);
                    at = change.old().end();
                }
                copy(in, at, in.size() - at, out);
            }
            fresh.commit();
        }
    }

    private static void copy(FileChannel from, long start, long length, FileChannel to) throws IOException {
        for (long done = 0; done < length; ) {
            long n = from.transferTo(start + done, length - done, to);
            if (n <= 0) {
                throw new EOFException("the file became shorter while it was written");
            }
            done += n;
        }
    }

    /// Writes all of a buffer.
    public static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    @Override
    public void close() throws IOException {
        spill.close();
    }
}
