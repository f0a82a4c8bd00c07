package org.tessera.metric;

import org.tessera.field.Box;
import org.tessera.field.Shape;

/// Mean structural similarity over uniform windows, in up to three axes.
///
/// The moments of all windows come from box sums taken one axis after another, so the cost does not grow with the
/// window's volume. They are moments of (x - mean, e), not of (x, y): with e small the similarity is 1 minus something
/// small, and that something keeps its digits.
/// Source: Wang, Bovik, Sheikh & Simoncelli, "Image quality assessment: from error visibility to structural
/// similarity" (2004), eq. 13, with the uniform window of 7 and the step of 2 that QCAT uses.
final class Ssim {

    static final int WINDOW = 7;
    static final int STEP = 2;
    static final int MAX_AXES = 3;

    private static final double K1 = 0.01;
    private static final double K2 = 0.03;
    private static final int MOMENTS = 6;

    private final Shape shape;
    private final double shift;
    private final double c1;
    private final double c2;
    private double sum;
    private long windows;

    /// @param shift a value in the middle of the original's, taken off before squaring
    /// @param range value range of the original; 1 is used where it is 0
    Ssim(Shape shape, double shift, double range) {
        double peak = range == 0 ? 1 : range;
        this.shape = shape;
        this.shift = shift;
        this.c1 = K1 * peak * (K1 * peak);
        this.c2 = K2 * peak * (K2 * peak);
    }

    /// Sum over the windows that start in one tile.
    record Part(double sum, long windows) {
        static final Part NONE = new Part(0, 0);

        Part plus(Part other) {
            return new Part(sum + other.sum, windows + other.windows);
        }
    }

    void add(Part part) {
        sum += part.sum();
        windows += part.windows();
    }

    void merge(Ssim later) {
        add(new Part(later.sum, later.windows));
    }

    Similarity similarity(boolean broken) {
        int axes = Math.min(MAX_AXES, shape.rank());
        String variant = axes + "-D uniform window " + WINDOW + ", step " + STEP + ", full range";
        return new Similarity(broken || windows == 0 ? Double.NaN : sum / windows, windows, variant);
    }

    /// Measures the windows that start in the core of a tile.
    Part measure(PairTile tile, Box core) {
        Shape read = tile.box().shape();
        int lead = Math.max(0, shape.rank() - MAX_AXES);
        Axis[] axes = new Axis[MAX_AXES];
        for (int i = 0; i < MAX_AXES; i++) {
            int axis = shape.rank() - MAX_AXES + i;
            axes[i] = axis < 0 ? Axis.MISSING : Axis.of(shape, core, read, axis);
        }
        long[] strides = read.strides();
        Part total = Part.NONE;
        long volumes = 1;
        for (int axis = 0; axis < lead; axis++) {
            volumes *= core.shape().size(axis);
        }
        for (long volume = 0; volume < volumes; volume++) {
            long rest = volume;
            long offset = 0;
            for (int axis = lead - 1; axis >= 0; axis--) {
                offset += rest % core.shape().size(axis) * strides[axis];
                rest /= core.shape().size(axis);
            }
            total = total.plus(volume(tile, (int) offset, axes));
        }
        return total;
    }

    /// Windows along one axis of a tile: `count` of them, the first at `first`, each `window` long, in `size` points.
    private record Axis(int first, int count, int window, int size) {

        static final Axis MISSING = new Axis(0, 1, 1, 1);

        static Axis of(Shape shape, Box core, Shape read, int axis) {
            int window = (int) Math.min(WINDOW, shape.size(axis));
            long first = Math.ceilDiv(core.start(axis), (long) STEP) * STEP;
            long last = Math.min(core.end(axis) - 1, shape.size(axis) - window);
            int count = last < first ? 0 : (int) ((last - first) / STEP + 1);
            return new Axis((int) (first - core.start(axis)), count, window, (int) read.size(axis));
        }
    }

    private Part volume(PairTile tile, int offset, Axis[] axes) {
        int points = axes[0].window * axes[1].window * axes[2].window;
        int plane = axes[1].count * axes[2].count;
        if (axes[0].count == 0 || plane == 0) {
            return Part.NONE;
        }
        int planeSize = axes[1].size * axes[2].size;
        double[][] sums = new double[axes[0].size][];
        for (int z = axes[0].first; z < axes[0].size; z++) {
            sums[z] = planeSums(tile, offset + z * planeSize, axes[1], axes[2]);
        }
        Part total = Part.NONE;
        double[] window = new double[MOMENTS * plane];
        for (int k = 0; k < axes[0].count; k++) {
            int from = axes[0].first + k * STEP;
            System.arraycopy(sums[from], 0, window, 0, window.length);
            for (int z = from + 1; z < from + axes[0].window; z++) {
                double[] next = sums[z];
                for (int i = 0; i < window.length; i++) {
                    window[i] += next[i];
                }
            }
            total = total.plus(score(window, plane, points));
        }
        return total;
    }

    /// The six moments of one plane, summed over windows along both its axes; moment by moment.
    private double[] planeSums(PairTile tile, int from, Axis rows, Axis columns) {
        int size = rows.size * columns.size;
        double[][] moments = new double[MOMENTS][size];
        for (int i = 0; i < size; i++) {
            double value = tile.original()[from + i];
            if (!Double.isNaN(value)) {
                double x = value - shift;
                double e = tile.error()[from + i];
                moments[0][i] = x;
                moments[1][i] = e;
                moments[2][i] = x * x;
                moments[3][i] = x * e;
                moments[4][i] = e * e;
                moments[5][i] = 1;
            }
        }
        double[] out = new double[MOMENTS * rows.count * columns.count];
        double[] alongRow = new double[columns.count];
        for (int m = 0; m < MOMENTS; m++) {
            int start = m * rows.count * columns.count;
            for (int k = 0; k < rows.count; k++) {
                for (int r = rows.first + k * STEP, end = r + rows.window; r < end; r++) {
                    sumRow(moments[m], r * columns.size, columns, alongRow);
                    for (int c = 0; c < columns.count; c++) {
                        out[start + k * columns.count + c] += alongRow[c];
                    }
                }
            }
        }
        return out;
    }

    private static void sumRow(double[] values, int from, Axis columns, double[] out) {
        for (int c = 0; c < columns.count; c++) {
            double sum = 0;
            int at = from + columns.first + c * STEP;
            for (int i = at; i < at + columns.window; i++) {
                sum += values[i];
            }
            out[c] = sum;
        }
    }

    /// Windows with a point left out are not counted.
    private Part score(double[] sums, int plane, int points) {
        double total = 0;
        long counted = 0;
        for (int i = 0; i < plane; i++) {
            if (sums[5 * plane + i] == points) {
                total += similarity(
                        sums[i] / points,
                        sums[plane + i] / points,
                        sums[2 * plane + i] / points,
                        sums[3 * plane + i] / points,
                        sums[4 * plane + i] / points);
                counted++;
            }
        }
        return new Part(total, counted);
    }

    private double similarity(double mx, double me, double mxx, double mxe, double mee) {
        double xx = Math.max(0, mxx - mx * mx);
        double xe = mxe - mx * me;
        double ee = Math.max(0, mee - me * me);
        double meanX = mx + shift;
        double meanY = meanX + me;
        double luminance = (2 * meanX * meanY + c1) / (meanX * meanX + meanY * meanY + c1);
        double structure = (2 * (xx + xe) + c2) / (2 * (xx + xe) + ee + c2);
        return luminance * structure;
    }
}
