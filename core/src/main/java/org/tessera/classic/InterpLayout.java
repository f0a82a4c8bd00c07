package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.field.Shape;
import org.tessera.stage.predict.Lattice;

/// The grids of an interpolation: what encoder and decoder derive alike from shape and number of levels.
final class InterpLayout {

    /// Context groups: the finest level has one for each number of odd axes, coarser levels share.
    static final int GROUPS = 6;

    private static final int GROUP_SECOND = 4;
    private static final int GROUP_COARSE = 5;

    /// Levels from the finest; `lattices.get(0)` refines to the whole chunk.
    final List<Lattice> lattices = new ArrayList<>();

    final int[] anchors;

    /// Where the points of the levels lie in the chunk.
    final LatticeValues places;

    private final boolean merges;

    InterpLayout(Shape shape, int levels) {
        int[] grid = working(shape);
        places = new LatticeValues(grid);
        merges = shape.longAxes().length > grid.length;
        for (int level = 0; level < levels && count(grid) > 1; level++) {
            lattices.add(new Lattice(grid));
            grid = lattices.get(level).sizes(0);
        }
        anchors = grid;
    }

    int levels() {
        return lattices.size();
    }

    /// True when the levels here are not those of the chunk, so that coarse ones cannot be decoded alone.
    boolean mergesAxes() {
        return merges;
    }

    int anchorCount() {
        return count(anchors);
    }

    /// Classes of a level in coding order: those with fewer odd axes first.
    static int[] order(Lattice lattice) {
        int[] order = new int[lattice.classes() - 1];
        int at = 0;
        for (int odd = 1; odd <= lattice.rank(); odd++) {
            for (int p = 1; p < lattice.classes(); p++) {
                if (Integer.bitCount(p) == odd) {
                    order[at++] = p;
                }
            }
        }
        return order;
    }

    /// @param level 1 is the finest
    static int group(int level, int p) {
        return level == 1 ? Math.min(3, Integer.bitCount(p) - 1) : level == 2 ? GROUP_SECOND : GROUP_COARSE;
    }

    static int anchorGroup() {
        return GROUP_COARSE;
    }

    /// Axes of size 1 are dropped, and the slowest merged until at most four are left.
    static int[] working(Shape shape) {
        List<Integer> sizes = new ArrayList<>();
        for (int size : shape.longAxes()) {
            sizes.add(size);
        }
        while (sizes.size() > 4) {
            sizes.set(1, sizes.get(0) * sizes.get(1));
            sizes.removeFirst();
        }
        return sizes.isEmpty()
                ? new int[] {1}
                : sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int count(int[] grid) {
        int count = 1;
        for (int size : grid) {
            count *= size;
        }
        return count;
    }
}
