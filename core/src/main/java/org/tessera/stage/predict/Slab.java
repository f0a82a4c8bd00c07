package org.tessera.stage.predict;

/// Rows of a parity class that follow each other along the second fastest axis.
///
/// All that depends on the slower axes is the same for the whole slab, so kernels run over thousands of
/// values instead of one row. A slab is a stretch of its class; the slabs of a class follow each other in order.
public final class Slab {

    /// Values that fit the first cache together with their neighbours.
    public static final int VALUES = 2048;

    final Lattice lattice;
    final int p;

    /// Index of the first row; the last entry stays 0.
    final int[] index;

    private final int[] sizes;
    private final int most;
    private int rows;
    private int at;

    /// Stands before the first slab of a class.
    ///
    /// @param values at most so many in a slab, unless a single row is longer
    public Slab(Lattice lattice, int p, int values) {
        this.lattice = lattice;
        this.p = p;
        this.sizes = lattice.sizes(p);
        this.index = new int[sizes.length];
        this.most = Math.max(1, values / Math.max(1, rowLength()));
    }

    /// Most values that a slab has.
    public int capacity() {
        return Math.min(most, rank() == 1 ? 1 : sizes[rank() - 2]) * rowLength();
    }

    /// Goes to the next slab; false after the last.
    public boolean next() {
        at += size();
        if (rank() > 1) {
            index[rank() - 2] += rows;
            for (int axis = rank() - 2; axis > 0 && index[axis] == sizes[axis]; axis--) {
                index[axis] = 0;
                index[axis - 1]++;
            }
        }
        rows = rank() == 1 ? 1 : Math.min(most, sizes[rank() - 2] - index[rank() - 2]);
        return at < lattice.count(p);
    }

    /// Goes to the slab of the `row`-th row alone.
    public void seek(int row) {
        int rest = row;
        for (int axis = rank() - 2; axis >= 0; axis--) {
            index[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        rows = 1;
        at = row * rowLength();
    }

    /// Offset of the first value in its class.
    public int at() {
        return at;
    }

    public int rows() {
        return rows;
    }

    public int rowLength() {
        return lattice.rowLength(p);
    }

    public int size() {
        return rows * rowLength();
    }

    /// Offset of the first value of a row in the fine grid.
    ///
    /// @param strides of the axes of the fine grid
    public int fineOffset(int row, int[] strides) {
        int offset = 0;
        for (int axis = 0; axis < rank(); axis++) {
            int i = index[axis] + (axis == rank() - 2 ? row : 0);
            offset += (2 * i + (p >> axis & 1)) * strides[axis];
        }
        return offset;
    }

    int rank() {
        return sizes.length;
    }

    /// Offset in class `q` of the first row of the slab, with the index along one axis left out.
    int base(int q, int without) {
        int base = 0;
        for (int axis = 0; axis < rank() - 1; axis++) {
            if (axis != without) {
                base += index[axis] * lattice.stride(q, axis);
            }
        }
        return base;
    }
}
