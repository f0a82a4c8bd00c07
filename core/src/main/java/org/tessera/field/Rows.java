package org.tessera.field;

/// Copies boxes between row-major arrays, a row of the fastest axis at a time.
public final class Rows {

    private Rows() {}

    /// What to do with one row: where it starts in the box, where in the whole, and how long it is.
    @FunctionalInterface
    public interface RowAction {
        void accept(long inBox, long inWhole, int length);
    }

    /// Calls the action for each row of a box, in row-major order.
    public static void forEach(Box box, Shape whole, RowAction action) {
        int rank = whole.rank();
        long[] strides = whole.strides();
        int length = Math.toIntExact(box.shape().size(rank - 1));
        long rows = box.shape().count() / length;
        long[] index = new long[rank];
        for (long row = 0; row < rows; row++) {
            long at = box.start(rank - 1);
            for (int axis = 0; axis < rank - 1; axis++) {
                at += (box.start(axis) + index[axis]) * strides[axis];
            }
            action.accept(row * length, at, length);
            for (int axis = rank - 2; axis >= 0 && ++index[axis] == box.shape().size(axis); axis--) {
                index[axis] = 0;
            }
        }
    }

    /// Takes a box out of a whole array.
    @SuppressWarnings("SuspiciousSystemArraycopy")
    public static void copy(Object whole, Shape shape, Box box, Object part) {
        forEach(box, shape, (inBox, inWhole, n) -> System.arraycopy(whole, (int) inWhole, part, (int) inBox, n));
    }

    /// Puts an array into a box of a whole array.
    @SuppressWarnings("SuspiciousSystemArraycopy")
    public static void paste(Object part, Box box, Object whole, Shape shape) {
        forEach(box, shape, (inBox, inWhole, n) -> System.arraycopy(part, (int) inBox, whole, (int) inWhole, n));
    }
}
