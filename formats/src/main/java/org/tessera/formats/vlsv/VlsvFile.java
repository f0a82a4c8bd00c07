package org.tessera.formats.vlsv;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.io.Limits;

/// An open VLSV file, mapped: its arrays, parameters and populations. Safe for reading from several threads.
public final class VlsvFile implements AutoCloseable {

    /// The name that the only population of older files has.
    static final String OLD_POPULATION = "avgs";

    private final Arena arena;
    private final MemorySegment file;
    private final Footer footer;

    private VlsvFile(Arena arena, MemorySegment file) {
        this.arena = arena;
        this.file = file;
        this.footer = Footer.read(file);
    }

    /// @throws org.tessera.error.CompressionException when it is no VLSV file
    public static VlsvFile open(Path path) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path)) {
            return new VlsvFile(arena, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// All arrays, as the footer lists them.
    public List<VlsvArray> arrays() {
        return footer.arrays();
    }

    public ByteOrder order() {
        return footer.order();
    }

    MemorySegment bytes() {
        return file;
    }

    long footerOffset() {
        return footer.offset();
    }

    /// Arrays with a tag.
    public Stream<VlsvArray> tagged(String tag) {
        return arrays().stream().filter(array -> array.tag().equals(tag));
    }

    /// The first array with a tag, and an attribute that is so.
    public Optional<VlsvArray> find(String tag, String attribute, String value) {
        return tagged(tag).filter(array -> array.says(attribute).equals(value)).findFirst();
    }

    /// A single number that the file says of itself: `time`, `xmin`, ...
    public OptionalDouble parameter(String name) {
        Optional<VlsvArray> found = find("PARAMETER", "name", name);
        if (found.isEmpty() || found.get().numbers() != 1) {
            return OptionalDouble.empty();
        }
        VlsvArray array = found.get();
        return OptionalDouble.of(array.isFloat() ? doubles(array)[0] : (double) integers(array)[0]);
    }

    /// A text that the file holds, such as its CONFIG; empty where there is none.
    String text(String tag) {
        Optional<VlsvArray> found = tagged(tag).findFirst();
        if (found.isEmpty() || found.get().bytes() > 1 << 22) {
            return "";
        }
        byte[] bytes = file.asSlice(found.get().offset(), found.get().bytes()).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// All numbers of an array of integers; unsigned ones above 2^63 are refused.
    long[] integers(VlsvArray array) {
        return integers(array, 0, length(array));
    }

    /// Some numbers of an array of integers.
    long[] integers(VlsvArray array, long from, int count) {
        if (!array.kind().equals("int") && !array.kind().equals("uint")) {
            throw new MalformedException(
                    array.offset(), array.label() + " holds whole numbers, found '" + array.kind() + "'");
        }
        boolean unsigned = array.kind().equals("uint");
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            long at = array.offset() + (from + i) * array.bytesEach();
            long value = integer(array, at);
            int unused = 64 - 8 * array.bytesEach();
            values[i] = unsigned ? value << unused >>> unused : value;
            if (unsigned && values[i] < 0) {
                throw new MalformedException(at, array.label() + " holds " + Long.toUnsignedString(values[i]));
            }
        }
        return values;
    }

    private long integer(VlsvArray array, long at) {
        ByteOrder order = footer.order();
        return switch (array.bytesEach()) {
            case 1 -> file.get(ValueLayout.JAVA_BYTE, at);
            case 2 -> file.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at);
            case 4 -> file.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at);
            case 8 -> file.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at);
            default ->
                throw new UnsupportedException(array.label() + " holds integers of " + array.bytesEach() + " bytes");
        };
    }

    /// All numbers of an array of floats.
    double[] doubles(VlsvArray array) {
        return doubles(array, 0, length(array));
    }

    /// Some numbers of an array of floats.
    double[] doubles(VlsvArray array, long from, int count) {
        if (!array.isFloat()) {
            throw new MalformedException(
                    array.offset(),
                    array.label() + " holds floating-point numbers of 4 or 8 bytes, found '" + array.kind() + "' of "
                            + array.bytesEach());
        }
        double[] values = new double[count];
        boolean single = array.bytesEach() == 4;
        for (int i = 0; i < count; i++) {
            long at = array.offset() + (from + i) * array.bytesEach();
            values[i] = single
                    ? file.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(footer.order()), at)
                    : file.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(footer.order()), at);
        }
        return values;
    }

    private static int length(VlsvArray array) {
        Limits.DEFAULT.checkChunkValues(array.numbers());
        return (int) array.numbers();
    }

    /// Names of the populations that have velocity distributions in this file, in its order.
    public List<String> populations() {
        return tagged("BLOCKVARIABLE").map(VlsvFile::population).distinct().toList();
    }

    static String population(VlsvArray array) {
        return array.name().isEmpty() ? OLD_POPULATION : array.name();
    }

    /// Velocity distributions of a population.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public Population population(String name) {
        return new PopulationReader(this, name).read();
    }

    @Override
    public void close() {
        arena.close();
    }
}
