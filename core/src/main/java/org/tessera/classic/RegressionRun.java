package org.tessera.classic;

import java.util.Arrays;
import org.tessera.stage.quantize.Grid;

/// Predicts a chunk row by row, in either direction: by the plane of a block, or from the reconstructed values before
/// by
/// differences along the axes as in [LorenzoCodec].
///
/// Values of blocks with a plane lie anywhere, so those predicted from them do; without planes all are multiples of the
/// step.
final class RegressionRun {

    private final BlockPlanes planes;
    private final int[] sizes;
    private final int rowOrder;
    private final double step;
    private final double inverse;
    private final Grid.Rounding rounding;

    /// Terms of the product of differences along the slower axes: how far back along each axis, where that is in the
    /// array, and with which sign and weight.
    private final int[][] back;

    private final int[] offset;
    private final double[] weight;

    /// Where a row is, and what the rows before it add to the difference at each point.
    private final int[] index;

    private final double[] others;

    /// @param orders how many differences along each axis
    RegressionRun(BlockPlanes planes, int[] orders, Grid grid) {
        this.planes = planes;
        sizes = planes.sizes;
        int slower = sizes.length - 1;
        rowOrder = orders[slower];
        step = 2 * grid.halfStep();
        inverse = 1 / step;
        rounding = grid.rounding();
        int terms = 1;
        for (int axis = 0; axis < slower; axis++) {
            terms *= orders[axis] + 1;
        }
        back = new int[terms - 1][slower];
        offset = new int[terms - 1];
        weight = new double[terms - 1];
        for (int term = 1; term < terms; term++) {
            int rest = term;
            int stride = sizes[slower];
            weight[term - 1] = 1;
            for (int axis = slower - 1; axis >= 0; axis--) {
                int k = rest % (orders[axis] + 1);
                rest /= orders[axis] + 1;
                back[term - 1][axis] = k;
                offset[term - 1] += k * stride;
                weight[term - 1] *= k == 1 ? -orders[axis] : 1;
                stride *= sizes[axis];
            }
        }
        index = new int[slower];
        others = new double[sizes[slower]];
    }

    /// Residuals in steps from values, which become those that a decoder gets.
    ///
    /// @return the largest residual
    double forward(double[] values, long[] residuals) {
        double largest = 0;
        int n = others.length;
        for (int at = 0; at < values.length; at += n) {
            rowsBefore(values, at);
            largest = Math.max(largest, row(values, residuals, at, true));
            next();
        }
        return largest;
    }

    /// Values from residuals in steps.
    void inverse(long[] residuals, double[] values) {
        int n = others.length;
        for (int at = 0; at < values.length; at += n) {
            rowsBefore(values, at);
            row(values, residuals, at, false);
            next();
        }
    }

    private void rowsBefore(double[] values, int at) {
        Arrays.fill(others, 0);
        for (int term = 0; term < offset.length; term++) {
            if (!isInside(term)) {
                continue;
            }
            int from = at - offset[term];
            double w = weight[term];
            for (int i = 0; i < others.length; i++) {
                others[i] += w * values[from + i];
            }
        }
    }

    private boolean isInside(int term) {
        for (int axis = 0; axis < index.length; axis++) {
            if (index[axis] < back[term][axis]) {
                return false;
            }
        }
        return true;
    }

    private double row(double[] values, long[] residuals, int at, boolean forward) {
        int last = sizes.length - 1;
        int first = 0;
        for (int axis = 0; axis < last; axis++) {
            first = (first + index[axis] / planes.block) * planes.counts[axis + 1];
        }
        double largest = 0;
        for (int b = 0; b < planes.counts[last]; b++) {
            int from = b * planes.block;
            int to = from + planes.length(last, b);
            double size = planes.present[first + b]
                    ? plane(first + b, values, residuals, at, from, to, forward)
                    : lorenzo(values, residuals, at, from, to, forward);
            largest = Math.max(largest, size);
        }
        return largest;
    }

    private double plane(int block, double[] values, long[] residuals, int at, int from, int to, boolean forward) {
        int last = sizes.length - 1;
        double start = planes.value(block, 0);
        for (int axis = 0; axis < last; axis++) {
            int b = index[axis] / planes.block;
            double middle = (planes.length(axis, b) - 1) / 2.0;
            start += planes.value(block, axis + 1) * (index[axis] - b * planes.block - middle);
        }
        double slope = planes.value(block, last + 1);
        double middle = (to - from - 1) / 2.0;
        double largest = 0;
        for (int i = from; i < to; i++) {
            double prediction = start + slope * (i - from - middle);
            largest = Math.max(largest, point(values, residuals, at + i, prediction, forward));
        }
        return largest;
    }

    private double lorenzo(double[] values, long[] residuals, int at, int from, int to, boolean forward) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            double prediction = -others[i];
            if (rowOrder > 0 && i > 0) {
                double left = values[at + i - 1] + others[i - 1];
                double second = rowOrder > 1 && i > 1 ? values[at + i - 2] + others[i - 2] : 0;
                prediction += rowOrder == 1 ? left : 2 * left - second;
            }
            largest = Math.max(largest, point(values, residuals, at + i, prediction, forward));
        }
        return largest;
    }

    private double point(double[] values, long[] residuals, int at, double prediction, boolean forward) {
        double p = rounding == Grid.Rounding.INTEGER ? Math.rint(prediction) : prediction;
        double residual = forward ? Math.rint((values[at] - p) * inverse) : residuals[at];
        residuals[at] = (long) residual;
        double value = p + residual * step;
        values[at] = rounding == Grid.Rounding.FLOAT ? (float) value : value;
        return Math.abs(residual);
    }

    private void next() {
        for (int axis = index.length - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--) {
            index[axis] = 0;
        }
    }
}
