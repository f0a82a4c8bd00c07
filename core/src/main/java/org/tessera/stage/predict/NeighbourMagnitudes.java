package org.tessera.stage.predict;

import java.util.Arrays;
import org.tessera.stage.entropy.Magnitudes;

/// Contexts for the symbols of a row of a parity class: how large are the symbols of the points around?
///
/// Looks at the interpolation neighbours on both sides along every odd axis, and at the rows of the same
/// class just before along the other axes. All of them are known before the row, so its contexts can be
/// made at once and its symbols decoded in interleaved lanes.
public final class NeighbourMagnitudes {

    private static final int CAUSAL_WEIGHT = 2;

    private final Lattice lattice;
    private final byte[][] magnitudes;
    private int[] sums = new int[64];

    /// @param magnitudes of each class of the lattice, of the same layout as the values
    public NeighbourMagnitudes(Lattice lattice, byte[][] magnitudes) {
        this.lattice = lattice;
        this.magnitudes = magnitudes;
    }

    /// Context bins of a row.
    public void row(int p, int[] index, byte[] bins) {
        int n = lattice.rowLength(p);
        if (sums.length < n) {
            sums = new int[n];
        }
        Arrays.fill(sums, 0, n, 0);
        int last = lattice.rank() - 1;
        int weight = 0;
        for (int axis = 0; axis <= last; axis++) {
            if ((p >> axis & 1) == 1) {
                weight += axis == last ? along(p, index, n) : across(p, axis, index, n);
            }
            if (axis >= last - 2 && axis < last && index[axis] > 0) {
                weight += causal(p, axis, index, n);
            }
        }
        Magnitudes.bins(sums, n, weight, bins);
    }

    private int offset(int q, int[] index, int axis, int j) {
        int at = 0;
        for (int a = 0; a < lattice.rank() - 1; a++) {
            at += (a == axis ? j : index[a]) * lattice.stride(q, a);
        }
        return at;
    }

    private int across(int p, int axis, int[] index, int n) {
        int q = p ^ 1 << axis;
        int j = index[axis];
        int at = offset(q, index, axis, j);
        if (j + 1 >= lattice.size(q, axis)) {
            add(magnitudes[q], at, n, 1);
            return 1;
        }
        addTwo(magnitudes[q], at, at + lattice.stride(q, axis), n);
        return 2;
    }

    private int along(int p, int[] index, int n) {
        int axis = lattice.rank() - 1;
        int q = p ^ 1 << axis;
        byte[] m = magnitudes[q];
        int at = offset(q, index, axis, 0);
        int both = Math.min(n, lattice.size(q, axis) - 1);
        addTwo(m, at, at + 1, both);
        for (int i = both; i < n; i++) {
            sums[i] += 2 * m[at + i];
        }
        return 2;
    }

    private int causal(int p, int axis, int[] index, int n) {
        add(magnitudes[p], offset(p, index, axis, index[axis] - 1), n, CAUSAL_WEIGHT);
        return CAUSAL_WEIGHT;
    }

    private void add(byte[] m, int at, int n, int factor) {
        int[] s = sums;
        for (int i = 0; i < n; i++) {
            s[i] += m[at + i] * factor;
        }
    }

    private void addTwo(byte[] m, int a, int b, int n) {
        int[] s = sums;
        for (int i = 0; i < n; i++) {
            s[i] += m[a + i] + m[b + i];
        }
    }
}
