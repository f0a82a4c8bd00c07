package org.tessera.formats.vlsv;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.field.ElementType;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.science.vdf.SparseDistribution;

/// A copy of a VLSV file in which some cells have other values in their velocity distributions, so that an analysis
/// or a restart can use what came out of a codec. The blocks stay those of the original, and so does every byte
/// that is no value of such a cell.
public final class VlsvClone {

    private VlsvClone() {}

    /// @param replaced new distributions by the ID of their cell, with the blocks of the original in its order
    /// @param floor values below it become 0; 0 to keep all
    /// @throws IllegalArgumentException when a cell has no distribution, or other blocks
    public static void write(
            Path source, Path target, String population, Map<Long, SparseDistribution> replaced, double floor)
            throws IOException {
        Map<Long, SparseDistribution> byOffset = new LinkedHashMap<>();
        ByteOrder order;
        try (VlsvFile file = VlsvFile.open(source)) {
            order = file.order();
            Population all = file.population(population);
            VlsvArray stored = all.blockVariable();
            if (!stored.isFloat()) {
                throw new IllegalArgumentException("the distributions of " + population
                        + " are compressed in the file itself, so they cannot be replaced in place");
            }
            replaced.forEach((cell, distribution) -> {
                int index = all.indexOf(cell);
                if (!Arrays.equals(all.read(index).blocks(), distribution.blocks())
                        || all.type() != distribution.type()) {
                    throw new IllegalArgumentException(
                            "the new distribution of cell " + cell + " has other blocks, or another type of values");
                }
                long each = (long) stored.bytesEach() * stored.vector();
                byOffset.put(stored.offset() + all.firstBlock(index) * each, distribution);
            });
        }
        try (AtomicOutput out = new AtomicOutput(target, true)) {
            Files.copy(source, out.path(), StandardCopyOption.REPLACE_EXISTING);
            out.path().toFile().setWritable(true);
            put(out.path(), byOffset, order, floor);
            out.commit();
        }
    }

    private static void put(Path path, Map<Long, SparseDistribution> byOffset, ByteOrder order, double floor)
            throws IOException {
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment bytes = channel.map(MapMode.READ_WRITE, 0, channel.size(), arena);
            byOffset.forEach((offset, distribution) -> {
                long at = offset;
                for (double value : distribution.values()) {
                    double kept = floor > 0 && value < floor ? 0 : value;
                    if (distribution.type() == ElementType.F32) {
                        bytes.set(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), at, (float) kept);
                    } else {
                        bytes.set(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), at, kept);
                    }
                    at += distribution.type().bytes();
                }
            });
        }
    }
}
