package org.tessera.formats.hdf5;

import java.util.function.LongConsumer;
import org.tessera.field.Box;
import org.tessera.field.Shape;

/// How equal tiles cover an array: tile numbers in row-major order, and the part of the array each holds.
///
/// @param whole the array
/// @param tile shape of a tile; the last ones along an axis may reach beyond the array
record ChunkGrid(Shape whole, Shape tile) {

    long tiles(int axis) {
        return (whole.size(axis) - 1) / tile.size(axis) + 1;
    }

    long count() {
        long count = 1;
        for (int axis = 0; axis < whole.rank(); axis++) {
            count *= tiles(axis); // at most whole.count(), so it fits
        }
        return count;
    }

    /// The part of the array in a tile.
    Box box(long number) {
        int rank = whole.rank();
        long[] origin = new long[rank];
        long[] size = new long[rank];
        long rest = number;
        for (int axis = rank - 1; axis >= 0; axis--) {
            origin[axis] = rest % tiles(axis) * tile.size(axis);
            size[axis] = Math.min(tile.size(axis), whole.size(axis) - origin[axis]);
            rest /= tiles(axis);
        }
        return new Box(origin, Shape.of(size));
    }

    /// True when the tile reaches beyond the array.
    boolean isPartial(long number) {
        return !box(number).shape().equals(tile);
    }

    /// Number of the tile at these tile coordinates, or -1 when it lies outside of the array.
    long number(long[] coordinates) {
        long number = 0;
        for (int axis = 0; axis < whole.rank(); axis++) {
            if (coordinates[axis] < 0 || coordinates[axis] >= tiles(axis)) {
                return -1;
            }
            number = number * tiles(axis) + coordinates[axis];
        }
        return number;
    }

    /// Calls the action with the number of each tile that shares values with the box.
    void forEach(Box box, LongConsumer action) {
        int rank = whole.rank();
        long[] at = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            at[axis] = box.start(axis) / tile.size(axis);
        }
        while (true) {
            action.accept(number(at));
            int axis = rank - 1;
            while (axis >= 0 && ++at[axis] * tile.size(axis) >= box.end(axis)) {
                at[axis] = box.start(axis) / tile.size(axis);
                axis--;
            }
            if (axis < 0) {
                return;
            }
        }
    }
}
