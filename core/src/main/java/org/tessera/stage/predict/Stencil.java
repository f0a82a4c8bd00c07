package org.tessera.stage.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The known points around a point of a parity class, in groups that share a weight.
///
/// Known are the points of classes that are coded before. Those at the same distances along every axis, on whatever
/// side,
/// form a group: few weights to fit and to store, and no direction is preferred. Groups are taken from the nearest on.
public final class Stencil {

    /// Groups wanted for a field of so many axes; groups at the same distance come together or not at all.
    private static final int[] WANTED = {0, 4, 6, 8, 8};

    private static final int MOST = 14;

    /// Farthest distance along an axis, in points of the fine grid.
    private static final int REACH = 7;

    /// A tap: the class it lies in, and how far from the index of the point along each axis of that class.
    private record Tap(int q, int[] shift) {}

    private final Lattice lattice;
    private final int p;
    private final List<List<Tap>> groups = new ArrayList<>();

    /// Indices from which on, and up to which, all taps are inside, along each axis of the class.
    private final int[] from;

    private final int[] to;

    /// @param known bit set of the classes that are complete
    public Stencil(Lattice lattice, int p, int known) {
        this.lattice = lattice;
        this.p = p;
        this.from = new int[lattice.rank()];
        this.to = lattice.sizes(p);
        collect(known);
        limits();
    }

    /// Number of weights.
    public int size() {
        return groups.size();
    }

    private void collect(int known) {
        int rank = lattice.rank();
        TreeMap<Integer, TreeMap<String, List<Tap>>> shells = new TreeMap<>();
        int[] delta = new int[rank];
        java.util.Arrays.fill(delta, -REACH);
        do {
            int q = p;
            int norm = 0;
            StringBuilder group = new StringBuilder();
            for (int axis = 0; axis < rank; axis++) {
                q ^= (delta[axis] & 1) << axis;
                norm += delta[axis] * delta[axis];
                group.append((char) Math.abs(delta[axis]));
            }
            if ((known >> q & 1) == 1 && norm <= REACH * REACH) {
                shells.computeIfAbsent(norm, n -> new TreeMap<>(Comparator.naturalOrder()))
                        .computeIfAbsent(group.toString(), g -> new ArrayList<>())
                        .add(new Tap(q, shift(q, delta)));
            }
        } while (next(delta));
        for (TreeMap<String, List<Tap>> shell : shells.values()) {
            if (groups.size() >= WANTED[rank] || groups.size() + shell.size() > MOST) {
                return;
            }
            groups.addAll(shell.values());
        }
    }

    private int[] shift(int q, int[] delta) {
        int[] shift = new int[delta.length];
        for (int axis = 0; axis < delta.length; axis++) {
            shift[axis] = ((p >> axis & 1) + delta[axis] - (q >> axis & 1)) / 2;
        }
        return shift;
    }

    private static boolean next(int[] delta) {
        for (int axis = delta.length - 1; axis >= 0; axis--) {
            if (++delta[axis] <= REACH) {
                return true;
            }
            delta[axis] = -REACH;
        }
        return false;
    }

    private void limits() {
        for (List<Tap> group : groups) {
            for (Tap tap : group) {
                for (int axis = 0; axis < from.length; axis++) {
                    from[axis] = Math.max(from[axis], -tap.shift[axis]);
                    to[axis] = Math.min(to[axis], lattice.size(tap.q, axis) - tap.shift[axis]);
                }
            }
        }
    }

    /// Whether the row of a slab has points with all taps inside.
    public boolean reaches(Slab slab, int row) {
        int last = from.length - 1;
        for (int axis = 0; axis < last; axis++) {
            int index = slab.index[axis] + (axis == last - 1 ? row : 0);
            if (index < from[axis] || index >= to[axis]) {
                return false;
            }
        }
        return from[last] < to[last];
    }

    /// First point of a row that the stencil reaches.
    public int first() {
        return from[from.length - 1];
    }

    /// The point after the last.
    public int end() {
        return to[to.length - 1];
    }

    /// Sums of a group's points, for the points of a row from [#first] to [#end].
    ///
    /// @param out receives them from `first` on
    public void sums(Slab slab, int row, int group, double[][] values, double[] out) {
        int first = first();
        int n = end();
        java.util.Arrays.fill(out, first, n, 0);
        List<Tap> taps = groups.get(group);
        for (int t = 0; t < taps.size(); t++) {
            Tap tap = taps.get(t);
            add(values[tap.q], offset(slab, row, tap), out, first, n);
        }
    }

    /// Adds the weighted points of all groups to a row of predictions.
    public void predict(Slab slab, int row, double[] weights, double[][] values, double[] sum, double[] out, int at) {
        int first = first();
        int n = end();
        java.util.Arrays.fill(out, at + first, at + n, 0);
        for (int group = 0; group < weights.length; group++) {
            sums(slab, row, group, values, sum);
            double w = weights[group];
            for (int i = first; i < n; i++) {
                out[at + i] += sum[i] * w;
            }
        }
    }

    private static void add(double[] from, int at, double[] out, int first, int n) {
        for (int i = first; i < n; i++) {
            out[i] += from[at + i];
        }
    }

    private int offset(Slab slab, int row, Tap tap) {
        int last = from.length - 1;
        int offset = tap.shift[last];
        for (int axis = 0; axis < last; axis++) {
            int index = slab.index[axis] + (axis == last - 1 ? row : 0) + tap.shift[axis];
            offset += index * lattice.stride(tap.q, axis);
        }
        return offset;
    }
}
