package org.tessera.formats.vlsv;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Cells along a curve through space on which neighbours mostly follow each other: their coordinates with bits
/// interleaved (G. Morton, 1966). Refined cells lie where the first of their finest children would.
final class CellOrder {

    private static final int BITS = 21;

    private final long[] grid;
    private final int finest;

    private CellOrder(long[] grid, int finest) {
        this.grid = grid;
        this.finest = finest;
    }

    /// Some cells of a file in that order; in that of their IDs where the file does not say where they lie.
    static int[] sorted(Population all, int[] indices) {
        Optional<SpatialGrid> grid = all.space();
        long[] keys = new long[indices.length];
        for (int i = 0; i < keys.length; i++) {
            long cell = all.cell(indices[i]);
            keys[i] = grid.isEmpty() || cell < 1
                    ? cell
                    : new CellOrder(grid.get().cells(), grid.get().perLevel().length - 1).key(cell);
        }
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted((a, b) -> keys[a] != keys[b]
                        ? Long.compareUnsigned(keys[a], keys[b])
                        : Long.compare(all.cell(indices[a]), all.cell(indices[b])))
                .mapToInt(i -> indices[i])
                .toArray();
    }

    private long key(long cell) {
        int level = SpatialGrid.level(cell, grid);
        long[] along = Arrays.copyOf(grid, 3);
        long first = 1;
        for (int l = 0; l < level; l++) {
            first += along[0] * along[1] * along[2];
            for (int axis = 0; axis < 3; axis++) {
                along[axis] *= 2;
            }
        }
        long at = cell - first;
        long[] place = {at % along[0], at / along[0] % along[1], at / along[0] / along[1]};
        long key = 0;
        for (int bit = 0; bit < BITS; bit++) {
            for (int axis = 0; axis < 3; axis++) {
                key |= (place[axis] << Math.max(0, finest - level) >>> bit & 1) << (3 * bit + axis);
            }
        }
        return key;
    }
}
