package org.tessera.stage.predict;

import org.tessera.stage.entropy.ContextBins;

/// Contexts for the symbols of a slab of a parity class: how large are the symbols of the points around?
///
/// Looks at the interpolation neighbours on both sides along every odd axis, and at the rows of the same
/// class just before along the other axes. All of them are known before a row, so its contexts can be
/// made at once and its symbols decoded in interleaved lanes.
public final class NeighbourMagnitudes {

    private final Lattice lattice;
    private final byte[][] magnitudes;

    /// Sources that count once, from the front, and those that count twice, from the back.
    private final byte[][] source = new byte[ContextBins.SOURCES][];

    private final int[] start = new int[ContextBins.SOURCES];

    /// From one row of the slab to the next.
    private final int[] step = new int[ContextBins.SOURCES];

    private final byte[][] rowSource = new byte[ContextBins.SOURCES][];
    private final int[] rowAt = new int[ContextBins.SOURCES];
    private int ones;
    private int twos;

    /// Index of the source that the very last row along its axis lacks, or -1.
    private int lacking;

    /// Index of the right neighbour in the row when rows are equally long, so that the last point has none; or -1.
    private int right;

    /// @param magnitudes of each class of the lattice, of the same layout as the values, and one more byte
    public NeighbourMagnitudes(Lattice lattice, byte[][] magnitudes) {
        this.lattice = lattice;
        this.magnitudes = magnitudes;
    }

    /// Finds the neighbours of a slab that do not depend on the slab's own symbols.
    public void begin(Slab slab) {
        ones = 0;
        twos = 0;
        lacking = -1;
        right = -1;
        int last = lattice.rank() - 1;
        for (int axis = 0; axis <= last; axis++) {
            if ((slab.p >> axis & 1) == 1) {
                odd(slab, axis, last);
            }
        }
        if (last >= 2 && slab.index[last - 2] > 0) {
            byte[] own = magnitudes[slab.p];
            twice(own, slab.at() - lattice.stride(slab.p, last - 2), slab.rowLength());
        }
    }

    private void odd(Slab slab, int axis, int last) {
        int q = slab.p ^ 1 << axis;
        int size = lattice.size(q, axis);
        int stride = lattice.stride(q, axis);
        int rowStep = last == 0 ? 0 : lattice.stride(q, last - 1);
        int at = slab.base(q, axis == last ? -1 : axis) + (axis == last ? 0 : slab.index[axis] * stride);
        once(magnitudes[q], at, rowStep);
        if (axis == last) {
            right = size == slab.rowLength() ? ones : -1;
            once(magnitudes[q], at + 1, rowStep);
        } else if (axis == last - 1) {
            lacking = slab.index[axis] + slab.rows() >= size ? ones : -1;
            once(magnitudes[q], at + stride, rowStep);
        } else if (slab.index[axis] + 1 < size) {
            once(magnitudes[q], at + stride, rowStep);
        }
    }

    private void once(byte[] from, int at, int rowStep) {
        source[ones] = from;
        start[ones] = at;
        step[ones++] = rowStep;
    }

    private void twice(byte[] from, int at, int rowStep) {
        int s = ContextBins.SOURCES - ++twos;
        source[s] = from;
        start[s] = at;
        step[s] = rowStep;
    }

    /// Context bins of one row of the slab; the rows before it must have their magnitudes.
    public void row(Slab slab, int row, byte[] bins, int binsAt) {
        int n = slab.rowLength();
        int skipped = row == slab.rows() - 1 ? lacking : -1;
        int count = 0;
        int rightAt = -1;
        for (int s = 0; s < ones; s++) {
            if (s != skipped) {
                rightAt = s == right ? count : rightAt;
                rowSource[count] = source[s];
                rowAt[count++] = start[s] + row * step[s];
            }
        }
        int once = count;
        for (int s = ContextBins.SOURCES - twos; s < ContextBins.SOURCES; s++) {
            rowSource[count] = source[s];
            rowAt[count++] = start[s] + row * step[s];
        }
        if (lattice.rank() > 1 && slab.index[lattice.rank() - 2] + row > 0) {
            rowSource[count] = magnitudes[slab.p];
            rowAt[count++] = slab.at() + (row - 1) * n;
        }
        ContextBins.row(rowSource, rowAt, once, count, n, bins, binsAt);
        if (rightAt >= 0) {
            // The last point has its left neighbour twice.
            rowAt[rightAt]--;
            ContextBins.last(rowSource, rowAt, once, count, n, bins, binsAt);
        }
    }
}
