package org.tessera.stage.predict;

import java.util.Arrays;

/// Predicts rows of a parity class from the classes between whose points it lies.
///
/// Along each chosen axis a [Kernel] interpolates; several axes are averaged, which also averages the
/// quantisation noise of the neighbours (multi-dimensional interpolation of HPEZ, Liu et al., SIGMOD 2024,
/// section 5.2). The order of operations is fixed, so encoder and decoder agree on every bit.
public final class InterpolationPredictor {

    private final Lattice lattice;
    private final double[][] values;
    private final Taps taps = new Taps();

    /// @param values reconstructed values of each class of the lattice; those needed must be complete
    public InterpolationPredictor(Lattice lattice, double[][] values) {
        this.lattice = lattice;
        this.values = values;
    }

    /// Predicts one row.
    ///
    /// @param p class of the row
    /// @param index index of the row: the leading `rank - 1` entries count
    /// @param axes bit set of axes, a non-empty part of `p`
    /// @param out receives [Lattice#rowLength] predictions
    public void row(int p, int[] index, Kernel kernel, int axes, double[] out) {
        int last = lattice.rank() - 1;
        double scale = 1.0 / Integer.bitCount(axes);
        boolean first = true;
        for (int axis = 0; axis <= last; axis++) {
            if ((axes >> axis & 1) == 0) {
                continue;
            }
            if (axis == last) {
                along(p, index, kernel, scale, first, out);
            } else {
                across(p, axis, index, kernel, scale, first, out);
            }
            first = false;
        }
    }

    private int base(int q, int[] index, int without) {
        int at = 0;
        for (int axis = 0; axis < lattice.rank() - 1; axis++) {
            if (axis != without) {
                at += index[axis] * lattice.stride(q, axis);
            }
        }
        return at;
    }

    /// Neighbours are other rows: the same weights for the whole row.
    private void across(int p, int axis, int[] index, Kernel kernel, double scale, boolean first, double[] out) {
        int q = p ^ 1 << axis;
        double[] v = values[q];
        int n = lattice.rowLength(p);
        int stride = lattice.stride(q, axis);
        int base = base(q, index, axis);
        taps.set(kernel, index[axis], lattice.size(q, axis), scale);
        if (first) {
            Arrays.fill(out, 0, n, 0.0);
        }
        int t = 0;
        if (taps.count >= 4) {
            addFour(v, base + taps.at[0] * stride, stride, taps.weight, out, n);
            t = 4;
        }
        for (; t + 1 < taps.count; t += 2) {
            addTwo(
                    v,
                    base + taps.at[t] * stride,
                    taps.weight[t],
                    base + taps.at[t + 1] * stride,
                    taps.weight[t + 1],
                    out,
                    n);
        }
        if (t < taps.count) {
            addOne(v, base + taps.at[t] * stride, taps.weight[t], out, n);
        }
    }

    private static void addOne(double[] v, int at, double w, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + v[at + i] * w;
        }
    }

    private static void addTwo(double[] v, int a, double wa, int b, double wb, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + v[a + i] * wa + v[b + i] * wb;
        }
    }

    /// The first four taps, which lie one stride apart: one pass over the row instead of two.
    private static void addFour(double[] v, int a, int stride, double[] weights, double[] out, int n) {
        double wa = weights[0];
        double wb = weights[1];
        double wc = weights[2];
        double wd = weights[3];
        int b = a + stride;
        int c = b + stride;
        int d = c + stride;
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + v[a + i] * wa + v[b + i] * wb + v[c + i] * wc + v[d + i] * wd;
        }
    }

    /// Neighbours lie in the same row, shifted.
    private void along(int p, int[] index, Kernel kernel, double scale, boolean first, double[] out) {
        int axis = lattice.rank() - 1;
        int q = p ^ 1 << axis;
        double[] v = values[q];
        int n = lattice.rowLength(p);
        int size = lattice.size(q, axis);
        int base = base(q, index, axis);
        if (first) {
            Arrays.fill(out, 0, n, 0.0);
        }
        int reach = kernel.reach();
        int from = Math.min(n, reach - 1);
        int to = Math.max(from, Math.min(n, size - reach));
        edge(kernel, v, base, size, scale, out, 0, from);
        inner(kernel, v, base, scale, out, from, to);
        edge(kernel, v, base, size, scale, out, to, n);
    }

    private void edge(Kernel kernel, double[] v, int base, int size, double scale, double[] out, int from, int to) {
        for (int j = from; j < to; j++) {
            taps.set(kernel, j, size, scale);
            double sum = out[j];
            for (int t = 0; t < taps.count; t++) {
                sum = sum + v[base + taps.at[t]] * taps.weight[t];
            }
            out[j] = sum;
        }
    }

    private static void inner(Kernel kernel, double[] v, int base, double scale, double[] out, int from, int to) {
        double near = kernel.near * scale;
        double far = kernel.far * scale;
        double farthest = kernel.farthest * scale;
        switch (kernel.reach()) {
            case 1 -> {
                for (int j = from; j < to; j++) {
                    out[j] = out[j] + (v[base + j] + v[base + j + 1]) * near;
                }
            }
            case 2 -> {
                for (int j = from; j < to; j++) {
                    out[j] = out[j]
                            + ((v[base + j] + v[base + j + 1]) * near + (v[base + j - 1] + v[base + j + 2]) * far);
                }
            }
            default -> {
                for (int j = from; j < to; j++) {
                    out[j] = out[j]
                            + ((v[base + j] + v[base + j + 1]) * near
                                    + (v[base + j - 1] + v[base + j + 2]) * far
                                    + (v[base + j - 2] + v[base + j + 3]) * farthest);
                }
            }
        }
    }
}
