package org.tessera.formats.hdf5;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.io.Limits;

/// Decoded chunks of one dataset. The last few are kept, since boxes that a reader asks for rarely end
/// where chunks end; how many follows from a fixed number of bytes, whatever the size of the file.
final class ChunkReader {

    private static final int CACHE_BYTES = 32 << 20;

    private final FileBytes file;
    private final StoredArray array;
    private final Layout.Chunked layout;
    private final ChunkGrid grid;
    private final int chunkBytes;
    private final Map<Long, byte[]> cache;
    private @Nullable ChunkTable table;

    ChunkReader(FileBytes file, StoredArray array, Layout.Chunked layout) {
        this.file = file;
        this.array = array;
        this.layout = layout;
        this.grid = new ChunkGrid(array.spec().shape(), layout.chunk());
        this.chunkBytes = Math.toIntExact(layout.chunk().count() * array.elementBytes());
        int most = Math.max(1, CACHE_BYTES / chunkBytes);
        this.cache = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > most;
            }
        };
    }

    ChunkGrid grid() {
        return grid;
    }

    int chunkBytes() {
        return chunkBytes;
    }

    /// The index, read when first needed.
    synchronized ChunkTable table() {
        if (table == null) {
            table = ChunkIndex.read(file, array, layout);
        }
        return table;
    }

    /// Values of a chunk in the file's byte order, or null when the chunk was never written.
    byte @Nullable [] chunk(long number) {
        Chunk chunk = table().find(number);
        if (chunk == null) {
            return null;
        }
        synchronized (cache) {
            byte[] kept = cache.get(number);
            if (kept != null) {
                return kept;
            }
        }
        byte[] values = decode(chunk);
        synchronized (cache) {
            cache.put(number, values);
        }
        return values;
    }

    private byte[] decode(Chunk chunk) {
        Limits.DEFAULT.checkChunkValues(layout.chunk().count());
        String where =
                "chunk " + chunk.number() + " of dataset '" + array.spec().name() + "'";
        byte[] stored = file.bytes(chunk.address(), chunk.size(), where);
        return pipeline(chunk.number()).decode(stored, chunk.mask(), chunkBytes, where);
    }

    /// The filters of a chunk: none at an edge where the layout says so.
    Pipeline pipeline(long number) {
        return layout.plainEdges() && grid.isPartial(number) ? Pipeline.NONE : array.pipeline();
    }
}
