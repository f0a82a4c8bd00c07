package org.tessera.formats.hdf5;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;

/// All stored chunks of a dataset, in order of their numbers.
final class ChunkTable {

    private final List<Chunk> chunks;
    private final long[] numbers;

    /// @throws MalformedException when two entries claim the same chunk or the same bytes
    ChunkTable(List<Chunk> found, String dataset) {
        chunks = found.stream().sorted(Comparator.comparingLong(Chunk::number)).toList();
        numbers = chunks.stream().mapToLong(Chunk::number).toArray();
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] == numbers[i - 1]) {
                throw new MalformedException(
                        -1, "chunk " + numbers[i] + " of dataset '" + dataset + "' is listed twice");
            }
        }
    }

    List<Chunk> chunks() {
        return chunks;
    }

    /// The chunk of this number, or null when it was never written.
    @Nullable
    Chunk find(long number) {
        int at = Arrays.binarySearch(numbers, number);
        return at < 0 ? null : chunks.get(at);
    }

    long storedBytes() {
        return chunks.stream().mapToLong(Chunk::size).sum();
    }
}
