package org.tessera.science.approx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A box of an octree, with the coefficients of its polynomials where it was fitted.
///
/// An axis is halved, the first half the larger, while its halves are longer than one point and it is longer than its
/// polynomials need.
final class OctreeNode {

    static final Comparator<OctreeNode> BY_DEPTH = Comparator.comparingInt(OctreeNode::depth);

    private static final Map<Long, double[][]> BASES = new ConcurrentHashMap<>();

    /// Longer bases are not worth keeping.
    private static final int KEPT = 512;

    private final int[] origin;
    private final int[] sizes;
    private final int depth;
    private final int order;
    private double @Nullable [] coefficients;
    private double error;
    private @Nullable List<OctreeNode> children;
    private boolean split;

    OctreeNode(int[] origin, int[] sizes, int depth, int order) {
        this.origin = origin;
        this.sizes = sizes;
        this.depth = depth;
        this.order = order;
    }

    /// Sizes of three axes: missing ones before have one point.
    static int[] three(int[] sizes) {
        int[] out = {1, 1, 1};
        for (int a = 0; a < sizes.length; a++) {
            out[Math.max(0, 3 - sizes.length + a)] *= sizes[a];
        }
        return out;
    }

    int depth() {
        return depth;
    }

    int terms() {
        return terms(0) * terms(1) * terms(2);
    }

    private int terms(int axis) {
        return Math.min(order + 1, sizes[axis]);
    }

    double[] coefficients() {
        return java.util.Objects.requireNonNull(coefficients);
    }

    /// Energy that the fit leaves.
    double error() {
        return error;
    }

    private boolean halves(int axis) {
        return sizes[axis] > order + 1 && sizes[axis] > 1;
    }

    boolean isDivisible() {
        return halves(0) || halves(1) || halves(2);
    }

    boolean hasChildren() {
        return children != null;
    }

    boolean isSplit() {
        return split;
    }

    void setSplit(boolean now) {
        split = now;
    }

    List<OctreeNode> children() {
        return java.util.Objects.requireNonNull(children);
    }

    /// Makes its children, the slowest axis first.
    List<OctreeNode> split() {
        List<OctreeNode> out = new ArrayList<>();
        for (int part = 0; part < 8; part++) {
            int[] from = origin.clone();
            int[] size = sizes.clone();
            boolean exists = true;
            for (int a = 0; a < 3; a++) {
                boolean second = (part >> (2 - a) & 1) == 1;
                int first = halves(a) ? (sizes[a] + 1) / 2 : sizes[a];
                exists &= !second || halves(a);
                from[a] += second ? first : 0;
                size[a] = second ? sizes[a] - first : first;
            }
            if (exists) {
                out.add(new OctreeNode(from, size, depth + 1, order));
            }
        }
        children = out;
        split = true;
        return out;
    }

    private double[][] rows(int axis) {
        int n = sizes[axis];
        int count = terms(axis);
        return n > KEPT ? legendre(n, count) : BASES.computeIfAbsent((long) n << 8 | count, k -> legendre(n, count));
    }

    private static double[][] legendre(int n, int count) {
        double[][] rows = new double[count][n];
        for (int i = 0; i < n; i++) {
            double x = (2 * i + 1 - n) / (double) n;
            double before = 0;
            double value = 1;
            for (int m = 0; m < count; m++) {
                rows[m][i] = value;
                double next = ((2 * m + 1) * x * value - m * before) / (m + 1);
                before = value;
                value = next;
            }
        }
        OrthonormalRows.make(rows);
        return rows;
    }

    void fit(double[] field, int[] shape) {
        double[] values = new double[sizes[0] * sizes[1] * sizes[2]];
        int at = 0;
        for (int i = 0; i < sizes[0]; i++) {
            for (int j = 0; j < sizes[1]; j++) {
                int from = ((origin[0] + i) * shape[1] + origin[1] + j) * shape[2] + origin[2];
                System.arraycopy(field, from, values, at, sizes[2]);
                at += sizes[2];
            }
        }
        double energy = OrthonormalRows.dot(values, values);
        int[] left = sizes.clone();
        for (int axis = 2; axis >= 0; axis--) {
            values = Separable.apply(values, left, axis, rows(axis));
        }
        coefficients = values;
        error = Math.max(0, energy - OrthonormalRows.dot(values, values));
    }

    /// Writes the polynomials of some coefficients to where the box lies in a field.
    void write(double[] numbers, double[] field, int[] shape) {
        int[] left = {terms(0), terms(1), terms(2)};
        double[] values = numbers;
        for (int axis = 0; axis < 3; axis++) {
            values = Separable.transposed(values, left, axis, rows(axis), sizes[axis]);
        }
        int at = 0;
        for (int i = 0; i < sizes[0]; i++) {
            for (int j = 0; j < sizes[1]; j++) {
                int to = ((origin[0] + i) * shape[1] + origin[1] + j) * shape[2] + origin[2];
                System.arraycopy(values, at, field, to, sizes[2]);
                at += sizes[2];
            }
        }
    }
}
