package org.tessera.formats.netcdf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.contiguous.MappedArray;

/// A new file: where its values will lie, and the writing of them.
///
/// The smallest version is taken that holds the sizes: CDF-1 up to 2^31 bytes, CDF-2 while no variable (or its part
/// of a record) has 2^32 bytes, CDF-5 for larger ones and for types that only it has.
///
/// Values are put into the mapped file piece by piece, in any order and on all cores: heap use does not grow with
/// them.
final class ClassicFile {

    private static final long MOST_BYTES = 0xFFFFFFFCL; // of a variable before CDF-5
    private static final long MOST_SIZE = 0x7FFFFFFCL; // of a dimension before CDF-5

    private final Schema schema;
    private final int version;
    private final long[] begins;
    private final long pitch;
    private final long end;

    /// @param least version to write at least
    ClassicFile(Schema schema, int least) {
        this.schema = schema;
        this.begins = new long[schema.arrays().size()];
        this.pitch = recordBytes(schema);
        int needed = Math.max(least, needsWide(schema) ? 5 : 1);
        long last = place(needed);
        if (needed == 1 && last > Integer.MAX_VALUE) {
            needed = 2;
            last = place(2);
        }
        this.version = needed;
        this.end = last;
    }

    int version() {
        return version;
    }

    private static boolean needsWide(Schema schema) {
        boolean wideType = schema.arrays().stream()
                .anyMatch(array -> array.type().isWide()
                        || array.attributes().stream().anyMatch(a -> a.type().isWide()));
        return wideType
                || schema.attributes().stream().anyMatch(a -> a.type().isWide())
                || schema.dimensions().stream().anyMatch(d -> d.size() > MOST_SIZE)
                || schema.records() > MOST_SIZE
                || schema.arrays().stream().anyMatch(array -> schema.slabBytes(array) > MOST_BYTES);
    }

    /// Slabs of a record are padded to multiples of four, but not when there is only one.
    private static long recordBytes(Schema schema) {
        List<Schema.Array> growing =
                schema.arrays().stream().filter(schema::isRecord).toList();
        if (growing.size() == 1) {
            return schema.slabBytes(growing.getFirst());
        }
        return growing.stream()
                .mapToLong(array -> padded(schema.slabBytes(array)))
                .reduce(0, Math::addExact);
    }

    private static long padded(long bytes) {
        return Math.addExact(bytes, HeaderBytes.padding(bytes));
    }

    /// Fixed arrays first, then those of the records; the end of the file.
    private long place(int asVersion) {
        long at = HeaderWriter.write(schema, asVersion, begins).length;
        for (int i = 0; i < begins.length; i++) {
            Schema.Array array = schema.arrays().get(i);
            if (!schema.isRecord(array)) {
                begins[i] = at;
                at = Math.addExact(at, padded(schema.slabBytes(array)));
            }
        }
        long firstRecord = at;
        for (int i = 0; i < begins.length; i++) {
            Schema.Array array = schema.arrays().get(i);
            if (schema.isRecord(array)) {
                begins[i] = at;
                at = Math.addExact(at, padded(schema.slabBytes(array)));
            }
        }
        return Math.addExact(firstRecord, Math.multiplyExact(schema.records(), pitch));
    }

    void write(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                Arena arena = Arena.ofShared()) {
            ByteBuffer head = ByteBuffer.wrap(HeaderWriter.write(schema, version, begins));
            while (head.hasRemaining()) {
                channel.write(head);
            }
            MemorySegment file = channel.map(MapMode.READ_WRITE, 0, end, arena);
            for (int i = 0; i < begins.length; i++) {
                put(file, schema.arrays().get(i), begins[i]);
            }
        }
    }

    private void put(MemorySegment file, Schema.Array array, long begin) throws IOException {
        Field values = array.values();
        if (values == null) {
            return;
        }
        FieldSpec spec = values.spec();
        if (spec.bytes()
                != Math.multiplyExact(schema.slabBytes(array), schema.isRecord(array) ? schema.records() : 1)) {
            throw new IllegalArgumentException(array.name() + ": the dimensions do not fit " + spec);
        }
        ContiguousPlacement place = new ContiguousPlacement(begin, spec.type(), ByteOrder.BIG_ENDIAN, spec.shape());
        long slab = spec.bytes() / spec.shape().size(0);
        MappedArray.in(file, array.name(), place, schema.isRecord(array) ? pitch : slab)
                .putAll(values);
    }
}
