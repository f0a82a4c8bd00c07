package org.tessera.formats.contiguous;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.Extent;
import org.tessera.formats.Placed;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Where an array lies in a file in one piece, row-major.
///
/// As bytes: version 1, offset, element type, byte order (0 little, 1 big), rank, sizes; offset and sizes are
/// varints, the others single bytes.
///
/// @param offset first byte in the file
/// @param shape slowest axis first
public record ContiguousPlacement(long offset, ElementType type, ByteOrder order, Shape shape) {

    private static final int VERSION = 1;

    public ContiguousPlacement {
        if (offset < 0) {
            throw new IllegalArgumentException("offset must not be negative, found " + offset);
        }
        try {
            Math.addExact(offset, Math.multiplyExact(shape.count(), (long) type.bytes()));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(shape + " of " + type.label() + " ends beyond 2^63 bytes", e);
        }
    }

    public long bytes() {
        return shape.count() * type.bytes();
    }

    public Extent extent() {
        return new Extent(offset, bytes());
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(32).u8(VERSION).varint(offset).u8(type.ordinal());
        out.u8(order == ByteOrder.BIG_ENDIAN ? 1 : 0).u8(shape.rank());
        for (long size : shape.sizes()) {
            out.varint(size);
        }
        return out.toByteArray();
    }

    /// @throws org.tessera.error.CompressionException when the bytes are not what [#toBytes] writes
    public static ContiguousPlacement parse(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.u8();
        if (version != VERSION) {
            throw new UnsupportedException("placement of version " + version + "; known: " + VERSION);
        }
        long offset = in.varint();
        int type = in.u8();
        int order = in.u8();
        if (type >= ElementType.values().length || order > 1) {
            throw in.malformed("element type " + type + " in byte order " + order + " in a placement");
        }
        int rank = in.u8();
        if (rank > Shape.MAX_RANK) {
            throw in.malformed("a placement of rank " + rank);
        }
        long[] sizes = new long[rank];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = in.varint();
        }
        in.expectEnd("a placement");
        try {
            return new ContiguousPlacement(
                    offset,
                    ElementType.values()[type],
                    order == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                    Shape.of(sizes));
        } catch (IllegalArgumentException e) {
            throw in.malformed("a placement that cannot be: " + e.getMessage());
        }
    }

    /// Puts each variable back to its place: what [org.tessera.formats.DatasetFormat#restore] is for these formats.
    /// Values at the end of the original may be missing from the file altogether.
    public static void restore(Path file, List<Placed> variables) throws IOException {
        record Target(ContiguousPlacement place, Placed variable) {}
        List<Target> ascending = variables.stream()
                .map(variable -> new Target(parse(variable.placement()), variable))
                .sorted(Comparator.comparingLong(target -> target.place().offset()))
                .toList();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (Target target : ascending) {
                target.place().checkFits(target.variable(), channel.size());
                target.place().write(channel, target.variable().values());
            }
        }
    }

    /// Writes all values of a field, box by box; the file grows where it is too short.
    public void write(FileChannel channel, Field values) throws IOException {
        try (Arena arena = Arena.ofShared()) {
            MappedArray.map(channel, MapMode.READ_WRITE, values.spec().name(), this, arena)
                    .putAll(values);
        }
    }

    /// Values at the end may make the file longer, by themselves and no more: a file from a stranger must not be
    /// able to ask for a terabyte with a few bytes.
    private void checkFits(Placed variable, long fileBytes) {
        if (offset > fileBytes) {
            throw new MalformedException(
                    -1, "the values of " + variable.name() + " start at byte " + offset + " of a file of " + fileBytes);
        }
        checkAlike(variable);
    }

    /// @throws MalformedException when this is no place for such values
    public void checkAlike(Placed variable) {
        FieldSpec found = variable.values().spec();
        if (found.type() != type || !found.shape().equals(shape)) {
            throw new MalformedException(
                    -1,
                    variable.name() + " has a place for " + shape + " " + type.label() + ", and its values are "
                            + found.shape() + " " + found.type().label());
        }
    }
}
