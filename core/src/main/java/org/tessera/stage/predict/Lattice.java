package org.tessera.stage.predict;

import java.util.Arrays;

/// One refinement of a grid: the points of the fine grid in classes by the parity of their indices.
///
/// Class 0 is the coarse grid. Bit `a` of a class is set where the index along axis `a` is odd. Each class
/// is a dense array of its own, so that every neighbour of a row is a row, and all arithmetic runs along
/// contiguous memory. A class with odd axis `a` lies between points of the class without that bit.
public final class Lattice {

    private final int[] fine;
    private final int rank;
    private final int[][] sizes;
    private final int[][] strides;
    private final int[] counts;

    /// @param fine sizes of the fine grid, slowest first
    public Lattice(int[] fine) {
        this.fine = fine.clone();
        this.rank = fine.length;
        int classes = 1 << rank;
        sizes = new int[classes][rank];
        strides = new int[classes][rank];
        counts = new int[classes];
        for (int p = 0; p < classes; p++) {
            int step = 1;
            for (int axis = rank - 1; axis >= 0; axis--) {
                boolean odd = (p >> axis & 1) == 1;
                sizes[p][axis] = odd ? fine[axis] / 2 : (fine[axis] + 1) / 2;
                strides[p][axis] = step;
                step *= sizes[p][axis];
            }
            counts[p] = step;
        }
    }

    /// Sizes of the fine grid, slowest first.
    public int[] fineSizes() {
        return fine.clone();
    }

    /// Points of the fine grid.
    public int fineCount() {
        return Arrays.stream(counts).sum();
    }

    public int rank() {
        return rank;
    }

    public int classes() {
        return counts.length;
    }

    /// Points of a class; may be 0.
    public int count(int p) {
        return counts[p];
    }

    /// Sizes of a class, slowest first.
    public int[] sizes(int p) {
        return sizes[p].clone();
    }

    int size(int p, int axis) {
        return sizes[p][axis];
    }

    int stride(int p, int axis) {
        return strides[p][axis];
    }

    /// Points in a row of a class.
    public int rowLength(int p) {
        return sizes[p][rank - 1];
    }

    /// Puts the points of the classes, in order of their indices, into the fine grid.
    public void merge(double[][] in, double[] to) {
        int n = fine[rank - 1];
        forEachRow((row, even, evenAt, odd, oddAt) -> {
            double[] e = in[even];
            double[] o = in[odd];
            int base = row * n;
            int half = n / 2;
            for (int i = 0; i < half; i++) {
                to[base + 2 * i] = e[evenAt + i];
                to[base + 2 * i + 1] = o[oddAt + i];
            }
            if ((n & 1) == 1) {
                to[base + n - 1] = e[evenAt + half];
            }
        });
    }

    /// [#merge] for bytes.
    public void merge(byte[][] in, byte[] to) {
        int n = fine[rank - 1];
        forEachRow((row, even, evenAt, odd, oddAt) -> {
            byte[] e = in[even];
            byte[] o = in[odd];
            int base = row * n;
            int half = n / 2;
            for (int i = 0; i < half; i++) {
                to[base + 2 * i] = e[evenAt + i];
                to[base + 2 * i + 1] = o[oddAt + i];
            }
            if ((n & 1) == 1) {
                to[base + n - 1] = e[evenAt + half];
            }
        });
    }

    @FunctionalInterface
    private interface RowAction {
        void accept(int row, int even, int evenAt, int odd, int oddAt);
    }

    private void forEachRow(RowAction action) {
        int rows = 1;
        for (int axis = 0; axis < rank - 1; axis++) {
            rows *= fine[axis];
        }
        int[] index = new int[rank];
        int last = 1 << (rank - 1);
        for (int row = 0; row < rows; row++) {
            int even = 0;
            for (int axis = 0; axis < rank - 1; axis++) {
                even |= (index[axis] & 1) << axis;
            }
            action.accept(row, even, offset(even, index), even | last, offset(even | last, index));
            for (int axis = rank - 2; axis >= 0 && ++index[axis] == fine[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }

    private int offset(int p, int[] fineIndex) {
        int at = 0;
        for (int axis = 0; axis < rank - 1; axis++) {
            at += (fineIndex[axis] >> 1) * strides[p][axis];
        }
        return at;
    }
}
