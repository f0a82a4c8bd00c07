package org.tessera.formats.recoded;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Bytes of one decoded array outside of the heap: in memory when they are few, else in a temporary file, so that
/// memory does not grow with the array.
final class Scratch implements AutoCloseable {

    private static final long IN_MEMORY = 1 << 26;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;

    Scratch(long size) throws IOException {
        try {
            bytes = size <= IN_MEMORY ? arena.allocate(size, Long.BYTES) : inFile(size);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// The mapping keeps the file alive after its name is gone; where that is not allowed it goes with the process.
    private MemorySegment inFile(long size) throws IOException {
        Path file = Files.createTempFile("tessera-", ".values");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            return channel.map(MapMode.READ_WRITE, 0, size, arena);
        }
    }

    MemorySegment bytes() {
        return bytes;
    }

    @Override
    public void close() {
        arena.close();
    }
}
