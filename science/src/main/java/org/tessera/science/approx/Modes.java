package org.tessera.science.approx;

/// Products of functions along three axes whose degrees sum to less than an order, by ascending sum.
@SuppressWarnings("ArrayRecordComponent")
final class Modes {

    private final int[] sizes;

    /// Place in a full array of `sizes`, for each mode.
    private final int[] place;

    /// Degrees along the axes, for each mode.
    final int[] i;

    final int[] j;
    final int[] k;

    /// Number of modes of degrees below, by degree.
    private final int[] below;

    /// The mode one or two lower along an axis, or -1: `lower[2 * axis + distance - 1]`.
    final int[][] lower = new int[2 * CellFrame.AXES][];

    /// @param points along each axis
    Modes(int[] points, int order) {
        sizes = java.util.Arrays.stream(points).map(n -> Math.min(n, order)).toArray();
        int[] number = new int[sizes[0] * sizes[1] * sizes[2]];
        java.util.Arrays.fill(number, -1);
        below = new int[order + 1];
        int count = 0;
        int[] places = new int[number.length];
        for (int degree = 0; degree < order; degree++) {
            below[degree] = count;
            for (int a = 0; a < sizes[0] && a <= degree; a++) {
                for (int b = 0; b < sizes[1] && a + b <= degree; b++) {
                    int c = degree - a - b;
                    if (c < sizes[2]) {
                        int at = (a * sizes[1] + b) * sizes[2] + c;
                        number[at] = count;
                        places[count++] = at;
                    }
                }
            }
        }
        below[order] = count;
        place = java.util.Arrays.copyOf(places, count);
        i = new int[count];
        j = new int[count];
        k = new int[count];
        for (int m = 0; m < count; m++) {
            i[m] = place[m] / (sizes[1] * sizes[2]);
            j[m] = place[m] / sizes[2] % sizes[1];
            k[m] = place[m] % sizes[2];
        }
        int[] strides = {sizes[1] * sizes[2], sizes[2], 1};
        int[][] degrees = {i, j, k};
        for (int axis = 0; axis < CellFrame.AXES; axis++) {
            for (int distance = 1; distance <= 2; distance++) {
                int[] to = new int[count];
                for (int m = 0; m < count; m++) {
                    to[m] = degrees[axis][m] < distance ? -1 : number[place[m] - distance * strides[axis]];
                }
                lower[2 * axis + distance - 1] = to;
            }
        }
    }

    int order() {
        return below.length - 1;
    }

    int count() {
        return place.length;
    }

    /// Modes of degrees below one, at most the order.
    int below(int degree) {
        return below[degree];
    }

    /// The least degree below which all numbers that are not 0 lie.
    int extent(int[] numbers) {
        int last = numbers.length - 1;
        while (last >= 0 && numbers[last] == 0) {
            last--;
        }
        return last < 0 ? 0 : i[last] + j[last] + k[last] + 1;
    }

    /// Coefficients of values in a frame.
    double[] project(double[] values, int[] points, double[][][] rows) {
        int[] left = points.clone();
        double[] all = values;
        for (int axis = CellFrame.AXES - 1; axis >= 0; axis--) {
            all = Separable.apply(all, left, axis, rows[axis]);
        }
        double[] out = new double[place.length];
        for (int m = 0; m < out.length; m++) {
            out[m] = all[place[m]];
        }
        return out;
    }

    /// Values for coefficients in a frame.
    double[] values(double[] coefficients, int[] points, double[][][] rows) {
        double[] all = new double[sizes[0] * sizes[1] * sizes[2]];
        for (int m = 0; m < coefficients.length; m++) {
            all[place[m]] = coefficients[m];
        }
        int[] left = sizes.clone();
        for (int axis = 0; axis < CellFrame.AXES; axis++) {
            all = Separable.transposed(all, left, axis, rows[axis], points[axis]);
        }
        return all;
    }
}
