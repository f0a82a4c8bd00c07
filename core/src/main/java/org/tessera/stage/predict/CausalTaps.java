package org.tessera.stage.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Points before a point in row-major order, with weights: a linear prediction of integers.
///
/// Lorenzo's predictor of some orders is one such set, with whole weights; points outside the field count as 0 there.
/// The
/// other set is of points near by, to be fitted.
public final class CausalTaps {

    private final int[][] back;
    private final int[] offset;
    private final double[] weights;

    private CausalTaps(int[] sizes, List<int[]> taps, double[] weights) {
        this.back = taps.toArray(new int[0][]);
        this.offset = new int[back.length];
        this.weights = weights;
        for (int k = 0; k < back.length; k++) {
            int stride = 1;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                offset[k] += back[k][axis] * stride;
                stride *= sizes[axis];
            }
        }
    }

    /// The product of differences of the given orders along the axes.
    public static CausalTaps lorenzo(int[] sizes, int[] orders) {
        List<int[]> taps = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        int[] k = new int[sizes.length];
        while (next(k, orders)) {
            double product = -1;
            for (int axis = 0; axis < k.length; axis++) {
                product *= k[axis] == 0 ? 1 : k[axis] == 1 ? -orders[axis] : 1;
            }
            taps.add(k.clone());
            weights.add(product);
        }
        return new CausalTaps(
                sizes, taps, weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static boolean next(int[] k, int[] most) {
        for (int axis = k.length - 1; axis >= 0; axis--) {
            if (++k[axis] <= most[axis]) {
                return true;
            }
            k[axis] = 0;
        }
        return false;
    }

    /// Points near by: some in the row, five of the row before, three of the one before that, nine of the plane before,
    /// one of the one before that and one of the cube before.
    public static CausalTaps near(int[] sizes) {
        int rank = sizes.length;
        List<int[]> taps = new ArrayList<>();
        int inRow = rank == 1 ? 24 : rank == 2 ? 12 : 4;
        for (int i = 1; i <= inRow; i++) {
            taps.add(tap(rank, 0, 0, 0, i));
        }
        for (int i = -2; rank > 1 && i <= 2; i++) {
            taps.add(tap(rank, 0, 0, 1, i));
        }
        for (int i = -1; rank > 1 && i <= 1; i++) {
            taps.add(tap(rank, 0, 0, 2, i));
        }
        for (int j = -1; rank > 2 && j <= 1; j++) {
            for (int i = -1; i <= 1; i++) {
                taps.add(tap(rank, 0, 1, j, i));
            }
        }
        if (rank > 2) {
            taps.add(tap(rank, 0, 2, 0, 0));
        }
        if (rank > 3) {
            taps.add(tap(rank, 1, 0, 0, 0));
        }
        return new CausalTaps(sizes, taps, new double[taps.size()]);
    }

    private static int[] tap(int rank, int... shift) {
        return Arrays.copyOfRange(shift, 4 - rank, 4);
    }

    /// The same points with other weights.
    public CausalTaps with(double[] fitted) {
        return new CausalTaps(back, offset, fitted);
    }

    private CausalTaps(int[][] back, int[] offset, double[] weights) {
        this.back = back;
        this.offset = offset;
        this.weights = weights;
    }

    public int size() {
        return weights.length;
    }

    /// The prediction of the point at `at`, all of whose taps are inside.
    public double inside(int[] q, int at) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * q[at - offset[k]];
        }
        return sum;
    }

    /// The same where some taps may be outside and count as 0.
    public double clipped(int[] q, int at, int[] index, int[] sizes) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            if (isInside(back[k], index, sizes)) {
                sum += weights[k] * q[at - offset[k]];
            }
        }
        return sum;
    }

    /// The values of the taps of a point, all inside.
    public void take(int[] q, int at, double[][] out) {
        for (int k = 0; k < weights.length; k++) {
            out[k][0] = q[at - offset[k]];
        }
    }

    private static boolean isInside(int[] shift, int[] index, int[] sizes) {
        for (int axis = 0; axis < index.length; axis++) {
            int i = index[axis] - shift[axis];
            if (i < 0 || i >= sizes[axis]) {
                return false;
            }
        }
        return true;
    }

    /// First point of a row, given by the indices along the slower axes, all of whose taps are inside; the length of
    /// the
    /// row when there is none.
    public int first(int[] index, int[] sizes) {
        int last = sizes.length - 1;
        int first = 0;
        for (int[] shift : back) {
            for (int axis = 0; axis < last; axis++) {
                int i = index[axis] - shift[axis];
                if (i < 0 || i >= sizes[axis]) {
                    return sizes[last];
                }
            }
            first = Math.max(first, shift[last]);
        }
        return Math.min(first, sizes[last]);
    }

    /// The point after the last of a row with all taps inside.
    public int end(int[] sizes) {
        int end = sizes[sizes.length - 1];
        for (int[] shift : back) {
            end = Math.min(end, sizes[sizes.length - 1] + shift[shift.length - 1]);
        }
        return end;
    }
}
