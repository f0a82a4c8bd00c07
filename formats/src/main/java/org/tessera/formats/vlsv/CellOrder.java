package org.tessera.formats.vlsv;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/// Cells along a curve through space on which neighbours mostly follow each other: their coordinates with bits
/// interleaved (G. Morton, 1966). Refined cells lie where the first of their finest children would.
///
/// @param grid cells of the coarsest level along x, y, z; empty where they are not known, and IDs are the order
/// @param finest level of refinement
@SuppressWarnings("ArrayRecordComponent")
record CellOrder(long[] grid, int finest) {

    static final CellOrder OF_IDS = new CellOrder(new long[0], 0);

    static final int MOST_CELLS = 1 << 20;
    static final int MOST_LEVELS = 20;

    private static final int AXES = 3;
    private static final int BITS = 21;

    /// That of a file.
    static CellOrder of(Population all) {
        Optional<SpatialGrid> grid = all.space();
        return grid.map(g -> new CellOrder(g.cells(), g.perLevel().length - 1)).orElse(OF_IDS);
    }

    /// Numbers of some cells, in order.
    ///
    /// @param cells IDs
    int[] sorted(long[] cells) {
        long[] keys = Arrays.stream(cells).map(this::key).toArray();
        return IntStream.range(0, cells.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> keys[i] ^ Long.MIN_VALUE)
                        .thenComparingLong(i -> cells[i])
                        .thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// @throws org.tessera.error.CompressionException when the grid has no such cell
    private long key(long cell) {
        if (grid.length == 0 || cell < 1) {
            return cell;
        }
        int level = SpatialGrid.level(cell, grid);
        long[] along = grid.clone();
        long first = 1;
        for (int l = 0; l < level; l++) {
            first += along[0] * along[1] * along[2];
            for (int axis = 0; axis < AXES; axis++) {
                along[axis] *= 2;
            }
        }
        long at = cell - first;
        long[] place = {at % along[0], at / along[0] % along[1], at / along[0] / along[1]};
        long key = 0;
        for (int bit = 0; bit < BITS; bit++) {
            for (int axis = 0; axis < AXES; axis++) {
                long fine = place[axis] << Math.max(0, finest - level);
                key |= (fine >>> bit & 1) << (AXES * bit + axis);
            }
        }
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellOrder that && Arrays.equals(grid, that.grid) && finest == that.finest;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(grid) + finest;
    }
}
