package org.tessera.formats.hdf5;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;

/// Reads the chunk index of a dataset, whatever its kind, into a [ChunkTable].
///
/// Each kind numbers chunks its own way; the table numbers them in row-major order of the dataset's
/// present size. Chunks outside of that size, left by a dataset that shrank, are not listed.
final class ChunkIndex {

    private final FileBytes file;
    private final StoredArray array;
    private final Layout.Chunked layout;
    private final ChunkGrid grid;
    private final long chunkBytes;
    private final Numbering numbering;
    private final List<Chunk> found = new ArrayList<>();

    private ChunkIndex(FileBytes file, StoredArray array, Layout.Chunked layout) {
        this.file = file;
        this.array = array;
        this.layout = layout;
        this.grid = new ChunkGrid(array.spec().shape(), layout.chunk());
        this.chunkBytes = layout.chunk().count() * array.elementBytes();
        this.numbering = Numbering.of(array.space(), grid, layout.index() == Layout.Index.EXTENSIBLE_ARRAY);
    }

    static ChunkTable read(FileBytes file, StoredArray array, Layout.Chunked layout) {
        ChunkIndex index = new ChunkIndex(file, array, layout);
        if (layout.address() != FileBytes.UNDEFINED) {
            index.read();
        }
        return new ChunkTable(index.found, array.spec().name());
    }

    private void read() {
        switch (layout.index()) {
            case BTREE_V1 -> treeOfVersion1();
            case SINGLE -> single();
            case IMPLICIT -> implicit();
            case FIXED_ARRAY -> new FixedArray(file, layout.address(), this::element).read();
            case EXTENSIBLE_ARRAY -> new ExtensibleArray(file, layout.address(), this::element).read();
            case BTREE_V2 -> treeOfVersion2();
        }
    }

    private boolean filtered() {
        return !array.pipeline().filters().isEmpty();
    }

    /// Key: stored size, filter mask, first index along each axis, and a zero for the bytes of an element.
    private void treeOfVersion1() {
        int rank = grid.whole().rank();
        BTreeV1.walk(file, layout.address(), BTreeV1.CHUNKS, 8 + 8 * (rank + 1), (key, at, child, childAt) -> {
            long size = key.u32();
            int mask = (int) key.u32();
            long[] coordinates = new long[rank];
            for (int axis = 0; axis < rank; axis++) {
                long first = key.uint(8);
                if (first < 0 || first % grid.tile().size(axis) != 0) {
                    throw key.malformed("a chunk that starts at " + Long.toUnsignedString(first) + " along axis " + axis
                            + ", where chunks have size " + grid.tile().size(axis));
                }
                coordinates[axis] = first / grid.tile().size(axis);
            }
            add(grid.number(coordinates), child, size, mask, new Chunk.Entry(childAt, at, 4, at + 4, null));
        });
    }

    /// Record: address, then for filtered chunks size and mask, then chunk coordinates.
    private void treeOfVersion2() {
        int rank = grid.whole().rank();
        int type = filtered() ? BTreeV2.FILTERED_CHUNKS : BTreeV2.CHUNKS;
        BTreeV2.walk(file, layout.address(), type, (in, region) -> {
            int sizeBytes = in.remaining() - file.superblock().offsetSize() - 4 - 8 * rank;
            Fields fields = fields(in, filtered() ? sizeBytes : 0, region);
            long[] coordinates = new long[rank];
            for (int axis = 0; axis < rank; axis++) {
                coordinates[axis] = in.uint(8);
            }
            add(grid.number(coordinates), fields.address, fields.size, fields.mask, fields.entry);
        });
    }

    private void single() {
        Layout.Single only = layout.single();
        if (only == null || grid.count() != 1) {
            throw new MalformedException(-1, name() + " has one chunk for " + grid.count() + " places");
        }
        int width = file.superblock().lengthSize();
        boolean sized = only.size() >= 0;
        long maskField = sized ? only.sizeField() + width : -1;
        long sizeField = sized ? only.sizeField() : -1;
        Chunk.Entry entry = new Chunk.Entry(only.addressField(), sizeField, width, maskField, only.region());
        add(0, layout.address(), sized ? only.size() : chunkBytes, only.mask(), entry);
    }

    /// Chunks one after the other, all of them, counted by the size the dataset may grow to.
    private void implicit() {
        for (long number = 0; number < grid.count(); number++) {
            long place = numbering.place(grid, number);
            add(number, layout.address() + place * chunkBytes, chunkBytes, 0, null);
        }
    }

    /// One element of a fixed or extensible array.
    private void element(long place, Block in, Region region) {
        int sizeBytes = in.remaining() - file.superblock().offsetSize() - 4;
        Fields fields = fields(in, filtered() ? sizeBytes : 0, region);
        if (fields.address != FileBytes.UNDEFINED) {
            add(grid.number(numbering.coordinates(place)), fields.address, fields.size, fields.mask, fields.entry);
        }
    }

    private record Fields(long address, long size, int mask, Chunk.Entry entry) {}

    private Fields fields(Block in, int sizeBytes, Region region) {
        long addressField = in.offset();
        long address = in.address();
        if (!filtered()) {
            return new Fields(address, chunkBytes, 0, new Chunk.Entry(addressField, -1, 0, -1, region));
        }
        if (sizeBytes < 1 || sizeBytes > 8) {
            throw in.malformed(name() + ": a chunk index with sizes of " + sizeBytes + " bytes");
        }
        long sizeField = in.offset();
        long size = in.uint(sizeBytes);
        long maskField = in.offset();
        int mask = (int) in.u32();
        return new Fields(address, size, mask, new Chunk.Entry(addressField, sizeField, sizeBytes, maskField, region));
    }

    private void add(long number, long address, long size, int mask, Chunk.@Nullable Entry entry) {
        if (number < 0) {
            return;
        }
        if (!filtered() && size != chunkBytes) {
            throw new MalformedException(
                    -1, name() + ": chunk " + number + " has " + size + " bytes, expected " + chunkBytes);
        }
        if (size > Integer.MAX_VALUE) {
            throw new MalformedException(-1, name() + ": chunk " + number + " claims " + size + " bytes");
        }
        file.position(address, size, "chunk " + number + " of " + name());
        found.add(new Chunk(number, address, size, mask, entry));
    }

    private String name() {
        return "dataset '" + array.spec().name() + "'";
    }
}
