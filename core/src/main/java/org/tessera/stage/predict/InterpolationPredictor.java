package org.tessera.stage.predict;

import java.util.Arrays;

/// Predicts slabs of a parity class from the classes between whose points it lies.
///
/// Along each chosen axis a [Kernel] interpolates; several axes are averaged, which also averages the
/// quantisation noise of the neighbours (multi-dimensional interpolation of HPEZ, Liu et al., SIGMOD 2024,
/// section 5.2). The order of operations is fixed, so encoder and decoder agree on every bit.
public final class InterpolationPredictor {

    private final Lattice lattice;
    private final double[][] values;
    private final Taps taps = new Taps();
    private final RowInterpolation alongRows = new RowInterpolation();

    /// @param values reconstructed values of each class of the lattice; those needed must be complete
    public InterpolationPredictor(Lattice lattice, double[][] values) {
        this.lattice = lattice;
        this.values = values;
    }

    /// Predicts one slab.
    ///
    /// @param axes bit set of axes, a non-empty part of the slab's class
    /// @param out receives [Slab#size] predictions
    public void slab(Slab slab, Kernel kernel, int axes, double[] out) {
        int last = lattice.rank() - 1;
        double scale = 1.0 / Integer.bitCount(axes);
        Arrays.fill(out, 0, slab.size(), 0.0);
        for (int axis = 0; axis <= last; axis++) {
            if ((axes >> axis & 1) == 0) {
                continue;
            }
            if (axis == last) {
                int q = slab.p ^ 1 << axis;
                alongRows.add(slab, kernel, scale, values[q], slab.base(q, -1), out);
            } else if (axis == last - 1) {
                acrossRows(slab, axis, kernel, scale, out);
            } else {
                taps.set(kernel, slab.index[axis], lattice.size(slab.p ^ 1 << axis, axis), scale);
                across(slab, axis, 0, slab.rows(), out);
            }
        }
    }

    /// Along the axis of the rows themselves: all rows away from the boundary share their weights.
    private void acrossRows(Slab slab, int axis, Kernel kernel, double scale, double[] out) {
        int size = lattice.size(slab.p ^ 1 << axis, axis);
        int first = slab.index[axis];
        int end = first + slab.rows();
        int from = Math.min(Math.max(first, kernel.reach() - 1), end);
        int to = Math.max(from, Math.min(end, size - kernel.reach()));
        int row = first;
        while (row < end) {
            int rows = row == from && to > from ? to - from : 1;
            taps.set(kernel, row, size, scale);
            across(slab, axis, row - first, rows, out);
            row += rows;
        }
    }

    /// Adds the taps, which are other rows of the same length, to some rows of the slab.
    private void across(Slab slab, int axis, int row, int rows, double[] out) {
        int q = slab.p ^ 1 << axis;
        int n = slab.rowLength();
        add(values[q], slab.base(q, axis), lattice.stride(q, axis), out, row * n, rows * n);
    }

    private void add(double[] v, int base, int stride, double[] out, int at, int n) {
        int t = 0;
        if (taps.count >= 4) {
            addFour(v, base + taps.at[0] * stride, stride, taps.weight, out, at, n);
            t = 4;
        }
        for (; t + 1 < taps.count; t += 2) {
            int a = base + taps.at[t] * stride;
            int b = base + taps.at[t + 1] * stride;
            addTwo(v, a, taps.weight[t], b, taps.weight[t + 1], out, at, n);
        }
        if (t < taps.count) {
            addOne(v, base + taps.at[t] * stride, taps.weight[t], out, at, n);
        }
    }

    private static void addOne(double[] v, int a, double w, double[] out, int at, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] = out[at + i] + v[a + i] * w;
        }
    }

    private static void addTwo(double[] v, int a, double wa, int b, double wb, double[] out, int at, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] = out[at + i] + v[a + i] * wa + v[b + i] * wb;
        }
    }

    /// The first four taps, which lie one stride apart: one pass over the values instead of two.
    private static void addFour(double[] v, int a, int stride, double[] weights, double[] out, int at, int n) {
        double wa = weights[0];
        double wb = weights[1];
        double wc = weights[2];
        double wd = weights[3];
        int b = a + stride;
        int c = b + stride;
        int d = c + stride;
        for (int i = 0; i < n; i++) {
            out[at + i] = out[at + i] + v[a + i] * wa + v[b + i] * wb + v[c + i] * wc + v[d + i] * wd;
        }
    }
}
