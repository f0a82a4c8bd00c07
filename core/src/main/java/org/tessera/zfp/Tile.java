package org.tessera.zfp;

/// Where the values of a block lie in an array, one block after another, the fastest axis first.
///
/// A block that sticks out of the array is filled as zfp fills it: along each axis with its last value, but with the
/// first one at its fourth place. What it holds there counts for nothing when it is read.
final class Tile {

    /// Values along each axis, fastest first, 1 for axes that are not there.
    private final int[] sizes = {1, 1, 1, 1};

    private final int[] strides = {0, 0, 0, 0};
    private final int[] corner = new int[4];
    private final int[] extents = new int[4];
    private final int rank;

    /// Offsets, from the block's first value, of its rows of four.
    final int[] rows;

    /// Offsets of all values of a block that sticks out, those outside taken from inside.
    final int[] inside;

    /// Places in such a block of the values that lie in the array.
    final int[] places;

    /// How many of them there are.
    int count;

    /// Index of the block's first value.
    int origin;

    /// Whether the whole block lies in the array.
    boolean whole;

    /// @param shape slowest axis first, 1 to 4 axes
    Tile(int[] shape) {
        rank = shape.length;
        int stride = 1;
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = shape[rank - 1 - axis];
            strides[axis] = stride;
            stride = Math.multiplyExact(stride, sizes[axis]);
        }
        int size = 1 << 2 * rank;
        rows = new int[size / 4];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = (row & 3) * strides[1] + (row >> 2 & 3) * strides[2] + (row >> 4) * strides[3];
        }
        inside = new int[size];
        places = new int[size];
    }

    /// Values of the whole array.
    int values() {
        return sizes[0] * sizes[1] * sizes[2] * sizes[3];
    }

    long blocks() {
        long blocks = 1;
        for (int size : sizes) {
            blocks *= (size + 3) / 4;
        }
        return blocks;
    }

    /// Goes to the first block.
    void first() {
        go(0);
    }

    /// Goes to a block by its number.
    void go(long number) {
        long rest = number;
        for (int axis = 0; axis < rank; axis++) {
            int along = (sizes[axis] + 3) / 4;
            corner[axis] = 4 * (int) (rest % along);
            rest /= along;
        }
        place();
    }

    /// Goes to the next block; false when there is none.
    boolean next() {
        for (int axis = 0; axis < rank; axis++) {
            corner[axis] += 4;
            if (corner[axis] < sizes[axis]) {
                place();
                return true;
            }
            corner[axis] = 0;
        }
        return false;
    }

    private void place() {
        origin = 0;
        whole = true;
        boolean same = true;
        for (int axis = 0; axis < rank; axis++) {
            origin += corner[axis] * strides[axis];
            int extent = Math.min(4, sizes[axis] - corner[axis]);
            whole &= extent == 4;
            same &= extents[axis] == extent;
            extents[axis] = extent;
        }
        if (!whole && !same) {
            fill();
        }
    }

    private void fill() {
        count = 0;
        for (int i = 0; i < inside.length; i++) {
            int offset = 0;
            boolean in = true;
            for (int axis = 0; axis < rank; axis++) {
                int x = i >> 2 * axis & 3;
                int extent = extents[axis];
                in &= x < extent;
                offset += (x < extent ? x : x == 3 ? 0 : extent - 1) * strides[axis];
            }
            inside[i] = offset;
            if (in) {
                places[count++] = i;
            }
        }
    }
}
