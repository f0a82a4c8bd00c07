package org.tessera.science.approx;

/// Products of functions along three axes whose degrees sum to less than an order; in blocks of 4 degrees along each
/// axis,
/// those of low degrees first.
final class Modes {

    private static final int EDGE = 4;

    private final int order;
    private final int[] sizes;

    /// Place in a full array of `sizes`, for each mode.
    private final int[] place;

    /// Degrees along the axes, for each mode.
    final int[] i;

    final int[] j;
    final int[] k;

    /// First mode of each block, and the number of all at the end.
    final int[] starts;

    /// The block before along each axis, or -1.
    final int[][] lowerBlock;

    /// The mode one or two lower along an axis, or -1: `lower[2 * axis + distance - 1]`.
    final int[][] lower = new int[2 * CellFrame.AXES][];

    /// @param points along each axis
    Modes(int[] points, int order) {
        this.order = order;
        sizes = java.util.Arrays.stream(points).map(n -> Math.min(n, order)).toArray();
        int along = (order + EDGE - 1) / EDGE;
        int[] number = new int[along * along * along];
        java.util.Arrays.fill(number, -1);
        int[] places = new int[sizes[0] * sizes[1] * sizes[2]];
        int[] ends = new int[number.length + 1];
        int[] blocks = new int[number.length];
        int count = 0;
        int found = 0;
        for (int sum = 0; sum < along; sum++) {
            for (int a = 0; a <= sum; a++) {
                for (int b = 0; a + b <= sum; b++) {
                    int end = fill(places, count, EDGE * a, EDGE * b, EDGE * (sum - a - b));
                    if (end > count) {
                        int at = (a * along + b) * along + sum - a - b;
                        number[at] = found;
                        blocks[found] = at;
                        ends[++found] = end;
                        count = end;
                    }
                }
            }
        }
        place = java.util.Arrays.copyOf(places, count);
        starts = java.util.Arrays.copyOf(ends, found + 1);
        lowerBlock = new int[CellFrame.AXES][];
        for (int axis = 0, stride = along * along; axis < CellFrame.AXES; axis++, stride /= along) {
            lowerBlock[axis] = new int[found];
            for (int b = 0; b < found; b++) {
                lowerBlock[axis][b] = blocks[b] / stride % along == 0 ? -1 : number[blocks[b] - stride];
            }
        }
        i = new int[count];
        j = new int[count];
        k = new int[count];
        neighbours();
    }

    /// The modes of a block.
    private int fill(int[] places, int from, int a0, int b0, int c0) {
        int count = from;
        for (int a = a0; a < Math.min(a0 + EDGE, sizes[0]); a++) {
            for (int b = b0; b < Math.min(b0 + EDGE, sizes[1]); b++) {
                for (int c = c0; c < Math.min(c0 + EDGE, sizes[2]) && a + b + c < order; c++) {
                    places[count++] = (a * sizes[1] + b) * sizes[2] + c;
                }
            }
        }
        return count;
    }

    private void neighbours() {
        int[] number = new int[sizes[0] * sizes[1] * sizes[2]];
        for (int m = 0; m < place.length; m++) {
            number[place[m]] = m;
            i[m] = place[m] / (sizes[1] * sizes[2]);
            j[m] = place[m] / sizes[2] % sizes[1];
            k[m] = place[m] % sizes[2];
        }
        int[] strides = {sizes[1] * sizes[2], sizes[2], 1};
        int[][] degrees = {i, j, k};
        for (int axis = 0; axis < CellFrame.AXES; axis++) {
            for (int distance = 1; distance <= 2; distance++) {
                int[] to = new int[place.length];
                for (int m = 0; m < to.length; m++) {
                    to[m] = degrees[axis][m] < distance ? -1 : number[place[m] - distance * strides[axis]];
                }
                lower[2 * axis + distance - 1] = to;
            }
        }
    }

    int order() {
        return order;
    }

    int count() {
        return place.length;
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
