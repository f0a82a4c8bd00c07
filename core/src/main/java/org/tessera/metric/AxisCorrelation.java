package org.tessera.metric;

import java.util.Arrays;
import org.tessera.field.Box;
import org.tessera.field.Rows;
import org.tessera.field.Shape;

/// Products of the centred errors of neighbours along each axis.
final class AxisCorrelation {

    private final double mean;
    private final double[] sums;
    private final long[] pairs;

    AxisCorrelation(Shape shape, double meanError) {
        this.mean = meanError;
        this.sums = new double[shape.rank()];
        this.pairs = new long[shape.rank()];
    }

    /// Adds the pairs whose first point lies in a part of the tile.
    void add(PairTile tile, Box core) {
        Shape shape = tile.box().shape();
        for (int axis = 0; axis < sums.length; axis++) {
            long[] sizes = core.shape().sizes();
            sizes[axis] = Math.min(sizes[axis], shape.size(axis) - core.start(axis) - 1);
            if (sizes[axis] > 0) {
                int step = Math.toIntExact(shape.strides()[axis]);
                int along = axis;
                Rows.forEach(
                        new Box(core.origin(), Shape.of(sizes)),
                        shape,
                        (inCore, at, length) -> addRow(tile, along, (int) at, length, step));
            }
        }
    }

    private void addRow(PairTile tile, int axis, int from, int length, int step) {
        double[] x = tile.original();
        double[] e = tile.error();
        double sum = 0;
        int count = 0;
        for (int i = from; i < from + length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(x[i + step])) {
                sum += (e[i] - mean) * (e[i + step] - mean);
                count++;
            }
        }
        sums[axis] += sum;
        pairs[axis] += count;
    }

    void merge(AxisCorrelation later) {
        for (int axis = 0; axis < sums.length; axis++) {
            sums[axis] += later.sums[axis];
            pairs[axis] += later.pairs[axis];
        }
    }

    /// Mean product over variance for each axis; NaN where there are no pairs or the error is constant.
    double[] correlations(double variance) {
        double[] result = new double[sums.length];
        Arrays.setAll(result, axis -> pairs[axis] == 0 ? Double.NaN : sums[axis] / pairs[axis] / variance);
        return result;
    }
}
