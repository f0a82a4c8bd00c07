package org.tessera.formats.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel.MapMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Rows;
import org.tessera.field.Shape;
import org.tessera.io.Limits;

/// The values of a dataset, read when asked for: one piece of the file is mapped, chunks are decoded as
/// boxes touch them, and what was never written gives the fill value.
final class Hdf5Field implements Field {

    private final FileBytes file;
    private final StoredArray array;
    private final Arena arena;
    private final @Nullable ChunkReader chunks;
    private @Nullable MemorySegment piece;

    /// @param arena closed with the file
    Hdf5Field(FileBytes file, StoredArray array, Arena arena) {
        this.file = file;
        this.array = array;
        this.arena = arena;
        this.chunks = array.layout() instanceof Layout.Chunked layout ? new ChunkReader(file, array, layout) : null;
    }

    @Override
    public FieldSpec spec() {
        return array.spec();
    }

    StoredArray array() {
        return array;
    }

    /// The chunks, or null when the values lie in one piece.
    @Nullable
    ChunkReader chunks() {
        return chunks;
    }

    @Override
    public Shape grain() {
        return chunks == null ? spec().shape() : chunks.grid().box(0).shape();
    }

    @Override
    public ArrayField read(Box box) {
        box.checkInside(spec().shape());
        if (array.unsupported() != null) {
            throw new UnsupportedException(array.unsupported());
        }
        Limits.DEFAULT.checkChunkValues(box.shape().count());
        Object values =
                Elements.newArray(spec().type(), Math.toIntExact(box.shape().count()));
        switch (array.layout()) {
            case Layout.Contiguous whole -> {
                long address = whole.address();
                if (address == FileBytes.UNDEFINED) {
                    fill(values);
                } else {
                    long position = file.position(address, spec().bytes(), "dataset '" + spec().name() + "'");
                    copyRows(piece(position), box, values);
                }
            }
            case Layout.Compact compact -> copyRows(piece(compact.offset()), box, values);
            case Layout.Chunked chunked -> readChunks(box, values);
            case Layout.Elsewhere elsewhere -> throw new UnsupportedException(elsewhere.reason());
        }
        return ArrayField.of(spec().withShape(box.shape()), values);
    }

    private synchronized MemorySegment piece(long position) {
        if (piece == null) {
            try {
                piece = file.channel().map(MapMode.READ_ONLY, position, spec().bytes(), arena);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return piece;
    }

    private void copyRows(MemorySegment from, Box box, Object values) {
        int bytes = array.elementBytes();
        Rows.forEach(
                box,
                spec().shape(),
                (inBox, inWhole, n) ->
                        Elements.load(spec().type(), from, inWhole * bytes, values, (int) inBox, n, array.order()));
    }

    private void readChunks(Box box, Object values) {
        ChunkReader reader = Objects.requireNonNull(chunks);
        fill(values);
        reader.grid().forEach(box, number -> {
            byte[] chunk = reader.chunk(number);
            Box whole = reader.grid().box(number);
            Box part = whole.intersect(box);
            if (chunk != null && part != null) {
                copyPart(MemorySegment.ofArray(chunk), whole, part, box, values);
            }
        });
    }

    /// Copies the part that a chunk and the box share.
    private void copyPart(MemorySegment chunk, Box whole, Box part, Box box, Object values) {
        ChunkReader reader = Objects.requireNonNull(chunks);
        int bytes = array.elementBytes();
        Object rows = Elements.newArray(spec().type(), (int) part.shape().count());
        Rows.forEach(
                part.relativeTo(whole),
                reader.grid().tile(),
                (inPart, inChunk, n) ->
                        Elements.load(spec().type(), chunk, inChunk * bytes, rows, (int) inPart, n, array.order()));
        Rows.paste(rows, part.relativeTo(box), values, box.shape());
    }

    private void fill(Object values) {
        Object one = Elements.newArray(spec().type(), 1);
        Elements.load(spec().type(), MemorySegment.ofArray(array.fill()), 0, one, 0, 1, array.order());
        long bits = Elements.bits(spec().type(), one, 0);
        if (bits != 0) {
            int n = java.lang.reflect.Array.getLength(values);
            for (int i = 0; i < n; i++) {
                Elements.setBits(spec().type(), values, i, bits);
            }
        }
    }
}
