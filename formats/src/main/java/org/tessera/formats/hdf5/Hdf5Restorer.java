package org.tessera.formats.hdf5;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Rows;
import org.tessera.field.Shape;
import org.tessera.field.Tiling;
import org.tessera.formats.Placed;
import org.tessera.io.ByteWriter;

/// Puts decoded values into a file that holds the template.
///
/// Values in one piece go to their places. A filtered chunk is filtered again; it goes to its old place
/// when it fits, else behind the end of the file, and then its index entry is changed. At last the
/// checksums of all changed metadata, and the end that the superblock states, are brought up to date.
/// Bytes of an old place that are no longer needed stay unused, as after a rewrite by the HDF5 library.
final class Hdf5Restorer {

    private static final long TILE_VALUES = 1 << 22; // in memory at once

    private final FileChannel channel;
    private final FileBytes file;
    private final Set<Region> changed = new LinkedHashSet<>();
    private long end;

    private Hdf5Restorer(FileChannel channel) throws IOException {
        this.channel = channel;
        this.file = FileBytes.of(channel, false);
        this.end = file.size();
    }

    static void restore(Path path, List<Placed> variables) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Hdf5Restorer restorer = new Hdf5Restorer(channel);
            for (Placed placed : variables) {
                restorer.put(placed);
            }
            restorer.finish();
        }
    }

    private void put(Placed placed) throws IOException {
        Placement placement = Placement.parse(placed.placement());
        ObjectHeader header = ObjectHeader.read(file, placement.header());
        StoredArray array = StoredArray.parse(file, placed.name(), header);
        FieldSpec given = placed.values().spec();
        if (array == null
                || array.spec().type() != given.type()
                || !array.spec().shape().equals(given.shape())) {
            throw new MalformedException(
                    placement.header(), "the template holds no variable like '" + placed.name() + "': " + given);
        }
        try (Arena arena = Arena.ofConfined()) {
            Hdf5Field old = new Hdf5Field(file, array, arena);
            placement.check(Placement.of(old), placed.name());
            switch (array.layout()) {
                case Layout.Contiguous whole -> {
                    long address = whole.address();
                    if (address != FileBytes.UNDEFINED) {
                        putPiece(
                                file.position(address, array.spec().bytes(), placed.name()),
                                array,
                                placed.values(),
                                arena);
                    }
                }
                case Layout.Compact compact -> {
                    putPiece(compact.offset(), array, placed.values(), arena);
                    touch(compact.region());
                }
                case Layout.Chunked chunked -> putChunks(Objects.requireNonNull(old.chunks()), array, placed.values());
                case Layout.Elsewhere elsewhere ->
                    throw new MalformedException(-1, "'" + placed.name() + "' " + elsewhere.reason());
            }
        }
    }

    private void putPiece(long position, StoredArray array, Field values, Arena arena) throws IOException {
        MemorySegment piece =
                channel.map(MapMode.READ_WRITE, position, array.spec().bytes(), arena);
        Tiling tiles = Tiling.grains(values.spec().shape(), values.grain(), TILE_VALUES);
        int bytes = array.elementBytes();
        for (long tile = 0; tile < tiles.count(); tile++) {
            Box box = tiles.box(tile);
            ArrayField part = values.read(box);
            Rows.forEach(
                    box,
                    array.spec().shape(),
                    (inBox, inWhole, n) -> Elements.store(
                            part.spec().type(), part.array(), (int) inBox, piece, inWhole * bytes, n, array.order()));
        }
        piece.force();
    }

    private void putChunks(ChunkReader reader, StoredArray array, Field values) throws IOException {
        for (Chunk chunk : reader.table().chunks()) {
            byte[] bytes = values(reader.grid(), chunk.number(), array, values);
            Pipeline pipeline = reader.pipeline(chunk.number());
            byte[] stored = pipeline.encode(bytes, chunk.mask());
            if (stored != null && fits(stored.length, chunk)) {
                place(chunk, stored, chunk.mask());
            } else {
                place(chunk, bytes, pipeline.maskOfNone());
            }
        }
    }

    /// Values of a chunk in the file's byte order; the part outside of the dataset gets the fill value.
    private static byte[] values(ChunkGrid grid, long number, StoredArray array, Field values) {
        Shape tile = grid.tile();
        byte[] bytes = new byte[Math.toIntExact(tile.count() * array.elementBytes())];
        Box box = grid.box(number);
        if (grid.isPartial(number)) {
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = array.fill()[at % array.fill().length];
            }
        }
        ArrayField part = values.read(box);
        MemorySegment chunk = MemorySegment.ofArray(bytes);
        Rows.forEach(
                box.relativeTo(box),
                tile,
                (inBox, inChunk, n) -> Elements.store(
                        part.spec().type(),
                        part.array(),
                        (int) inBox,
                        chunk,
                        inChunk * array.elementBytes(),
                        n,
                        array.order()));
        return bytes;
    }

    /// Whether the index has room for such a size. The HDF5 library leaves a byte more than a chunk
    /// needs, so this fails only for files of other writers.
    private static boolean fits(int size, Chunk chunk) {
        Chunk.Entry entry = chunk.entry();
        if (size == chunk.size()) {
            return true;
        }
        return entry != null
                && entry.sizeField() >= 0
                && (entry.sizeBytes() >= 4 || size >>> (8 * entry.sizeBytes()) == 0);
    }

    private void place(Chunk chunk, byte[] stored, int mask) throws IOException {
        boolean stays = stored.length <= chunk.size();
        long address = stays ? chunk.address() : end - file.superblock().base();
        write(file.superblock().base() + address, stored);
        if (!stays) {
            end += stored.length;
        }
        Chunk.Entry entry = chunk.entry();
        boolean same = stored.length == chunk.size() && mask == chunk.mask();
        if (entry == null || same) {
            return;
        }
        writeNumber(entry.addressField(), address, file.superblock().offsetSize());
        writeNumber(entry.sizeField(), stored.length, entry.sizeBytes());
        writeNumber(entry.maskField(), mask, 4);
        touch(entry.region());
    }

    private void touch(@Nullable Region region) {
        if (region != null) {
            changed.add(region);
        }
    }

    private void finish() throws IOException {
        Superblock superblock = file.superblock();
        if (end != file.size()) {
            FileSpace space = FileSpace.of(file);
            if (space != null) {
                end = superblock.base() + Math.ceilDiv(end - superblock.base(), space.page()) * space.page();
                writeNumber(space.endField(), end - superblock.base(), superblock.offsetSize());
                touch(space.region());
                fillUpTo(end);
            }
            writeNumber(superblock.endField(), end + superblock.endBias(), superblock.offsetSize());
            touch(superblock.checksum());
        }
        for (Region region : changed) {
            byte[] covered = new byte[region.length()];
            FileBytes.fill(channel, region.start(), covered);
            writeNumber(region.start() + region.length(), Region.checksum(covered), 4);
        }
    }

    private void fillUpTo(long size) throws IOException {
        if (channel.size() < size) {
            write(size - 1, new byte[1]); // what lies before it reads as zeros
        }
    }

    private void writeNumber(long position, long value, int bytes) throws IOException {
        byte[] wide = new ByteWriter(8).i64(value).toByteArray();
        write(position, Arrays.copyOf(wide, bytes));
    }

    private void write(long position, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
    }
}
