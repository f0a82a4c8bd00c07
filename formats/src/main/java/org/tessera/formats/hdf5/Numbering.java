package org.tessera.formats.hdf5;

/// How fixed, extensible and implicit arrays count chunks: row-major over the size that the dataset may
/// grow to; in an extensible array the one unlimited axis comes first, so that growing never renumbers.
///
/// @param order which axis each counting digit stands for, slowest first
/// @param digits number of chunks along `order[i]`; the first is not bounded in an extensible array
record Numbering(int[] order, long[] digits) {

    static Numbering of(Dataspace space, ChunkGrid grid, boolean extensible) {
        int rank = space.rank();
        int[] order = new int[rank];
        int at = 0;
        int unlimited = 0;
        for (int axis = 0; axis < rank; axis++) {
            if (extensible && space.most()[axis] == Dataspace.UNLIMITED) {
                unlimited = axis;
            }
        }
        order[at++] = unlimited;
        for (int axis = 0; axis < rank; axis++) {
            if (axis != unlimited) {
                order[at++] = axis;
            }
        }
        long[] digits = new long[rank];
        for (int i = 0; i < rank; i++) {
            long most = space.most()[order[i]];
            long size = most == Dataspace.UNLIMITED ? Long.MAX_VALUE : Math.max(1, most);
            digits[i] = (size - 1) / grid.tile().size(order[i]) + 1;
        }
        return new Numbering(order, digits);
    }

    /// Chunk coordinates, by axis of the dataset, of the chunk at a place of the array.
    long[] coordinates(long place) {
        long[] coordinates = new long[order.length];
        long rest = place;
        for (int i = order.length - 1; i > 0; i--) {
            coordinates[order[i]] = rest % digits[i];
            rest /= digits[i];
        }
        coordinates[order[0]] = rest;
        return coordinates;
    }

    /// Place in the array of a chunk of the grid.
    long place(ChunkGrid grid, long number) {
        long[] origin = grid.box(number).origin();
        long place = 0;
        for (int i = 0; i < order.length; i++) {
            place = place * digits[i] + origin[order[i]] / grid.tile().size(order[i]);
        }
        return place;
    }
}
