package org.tessera.formats.vlsv;

import java.util.Arrays;
import java.util.Optional;
import org.tessera.error.MalformedException;

/// The cells in space: those of a regular grid, each of which may be refined into eight, and these again.
///
/// Cell 1 is the first of the coarsest grid, with x fastest; the numbers of each finer level follow those of the level
/// before, as if it filled the whole volume (dccrg).
///
/// @param cells of the coarsest grid along x, y, z
/// @param count cells that the file has, of all levels
/// @param perLevel cells of each level, coarsest first
/// @param periodic axes along which the grid closes on itself, such as `y z`
@SuppressWarnings("ArrayRecordComponent")
record SpatialGrid(long[] cells, long count, long[] perLevel, String periodic) {

    private static final int MOST_LEVELS = 20;

    static Optional<SpatialGrid> of(VlsvFile file) {
        Optional<VlsvArray> mesh = file.find("MESH", "name", "SpatialGrid");
        Optional<VlsvArray> box = file.find("MESH_BBOX", "mesh", "SpatialGrid");
        if (mesh.isEmpty() || box.isEmpty() || box.get().numbers() != 6) {
            return Optional.empty();
        }
        long[] cells = Arrays.copyOf(file.integers(box.get()), 3);
        for (long along : cells) {
            if (along < 1 || along > 1 << 20) {
                throw new MalformedException(box.get().offset(), "a grid of " + along + " cells along an axis");
            }
        }
        StringBuilder periodic = new StringBuilder();
        for (String axis : new String[] {"x", "y", "z"}) {
            if (mesh.get().says(axis + "periodic").equals("yes")) {
                periodic.append(periodic.isEmpty() ? "" : " ").append(axis);
            }
        }
        long[] counts = new long[MOST_LEVELS];
        int levels = 1;
        for (long place : file.integers(mesh.get())) {
            int level = level(place + 1, cells);
            counts[level]++;
            levels = Math.max(levels, level + 1);
        }
        return Optional.of(
                new SpatialGrid(cells, mesh.get().count(), Arrays.copyOf(counts, levels), periodic.toString()));
    }

    /// Level of refinement of a cell, 0 for the coarsest.
    ///
    /// @param cell from 1
    static int level(long cell, long[] cells) {
        long all = cells[0] * cells[1] * cells[2];
        long first = 1;
        for (int level = 0; level < MOST_LEVELS; level++) {
            if (cell - first < all) {
                return level;
            }
            first += all;
            if (all > Long.MAX_VALUE / 16) {
                break;
            }
            all *= 8;
        }
        throw new MalformedException(
                -1, "cell " + Long.toUnsignedString(cell) + " is of no level of a grid of " + Arrays.toString(cells));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpatialGrid that
                && Arrays.equals(cells, that.cells)
                && Arrays.equals(perLevel, that.perLevel)
                && periodic.equals(that.periodic);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cells) + Arrays.hashCode(perLevel);
    }
}
