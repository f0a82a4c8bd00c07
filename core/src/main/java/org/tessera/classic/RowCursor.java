package org.tessera.classic;

/// Walks the rows of an array in order.
final class RowCursor {

    /// Index of the row; the last entry stays 0.
    final int[] index;

    private final int[] sizes;

    RowCursor(int[] sizes) {
        this.sizes = sizes;
        this.index = new int[sizes.length];
    }

    void next() {
        for (int axis = sizes.length - 2; axis >= 0 && ++index[axis] == sizes[axis]; axis--) {
            index[axis] = 0;
        }
    }

    /// Goes to the `row`-th row.
    void seek(int row) {
        int rest = row;
        for (int axis = sizes.length - 2; axis >= 0; axis--) {
            index[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
    }
}
