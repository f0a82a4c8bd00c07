package org.tessera.metric;

import org.tessera.field.Box;
import org.tessera.field.Rows;
import org.tessera.field.Shape;

/// Gathers [Derivatives]. A difference belongs to the tile in which its first point lies; a Laplacian to the tile in
/// which its stencil starts, so that a margin of two at the high ends makes both whole.
final class DerivativeSums {

    static final int MARGIN = 2;

    private final Shape shape;
    private final double[] errorSquares;
    private final double[] valueSquares;
    private final long[] pairs;
    private final Spread gradient = new Spread();
    private final Spread laplacian = new Spread();
    private double laplacianSquares;
    private long stencils;

    DerivativeSums(Shape shape) {
        this.shape = shape;
        this.errorSquares = new double[shape.rank()];
        this.valueSquares = new double[shape.rank()];
        this.pairs = new long[shape.rank()];
    }

    private static final class Spread {
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        void add(double value) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
    }

    void add(PairTile tile, Box core) {
        Shape read = tile.box().shape();
        long[] strides = read.strides();
        for (int axis = 0; axis < pairs.length; axis++) {
            Box starts = shortened(core, read, axis, 1);
            if (starts != null) {
                int along = axis;
                int step = Math.toIntExact(strides[axis]);
                Rows.forEach(starts, read, (inCore, at, length) -> differences(tile, along, (int) at, length, step));
            }
        }
        addLaplacian(tile, core, read, strides);
    }

    /// The part of a core from which a point so much further along an axis still lies in the tile, or null.
    private static @org.jspecify.annotations.Nullable Box shortened(Box core, Shape read, int axis, int further) {
        long[] sizes = core.shape().sizes();
        sizes[axis] = Math.min(sizes[axis], read.size(axis) - core.start(axis) - further);
        return sizes[axis] > 0 ? new Box(core.origin(), Shape.of(sizes)) : null;
    }

    private void differences(PairTile tile, int axis, int from, int length, int step) {
        double[] x = tile.original();
        double[] e = tile.error();
        double sumE = 0;
        double sumX = 0;
        int count = 0;
        for (int i = from; i < from + length; i++) {
            double dx = x[i + step] - x[i];
            if (!Double.isNaN(dx)) {
                double de = e[i + step] - e[i];
                sumX += dx * dx;
                sumE += de * de;
                gradient.add(dx);
                count++;
            }
        }
        valueSquares[axis] += sumX;
        errorSquares[axis] += sumE;
        pairs[axis] += count;
    }

    private void addLaplacian(PairTile tile, Box core, Shape read, long[] strides) {
        int[] steps = new int[strides.length];
        int used = 0;
        int centre = 0;
        Box starts = core;
        for (int axis = 0; axis < strides.length && starts != null; axis++) {
            if (shape.size(axis) > MARGIN) {
                steps[used++] = Math.toIntExact(strides[axis]);
                centre += Math.toIntExact(strides[axis]);
                starts = shortened(starts, read, axis, MARGIN);
            }
        }
        if (starts != null && used > 0) {
            int axes = used;
            int offset = centre;
            Rows.forEach(starts, read, (inCore, at, length) -> stencils(tile, (int) at + offset, length, steps, axes));
        }
    }

    private void stencils(PairTile tile, int from, int length, int[] steps, int axes) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            double value = laplacian(tile.original(), i, steps, axes);
            if (!Double.isNaN(value)) {
                double error = laplacian(tile.error(), i, steps, axes);
                sum += error * error;
                laplacian.add(value);
                stencils++;
            }
        }
        laplacianSquares += sum;
    }

    private static double laplacian(double[] values, int at, int[] steps, int axes) {
        double sum = 0;
        for (int a = 0; a < axes; a++) {
            sum += values[at + steps[a]] - 2 * values[at] + values[at - steps[a]];
        }
        return sum;
    }

    void merge(DerivativeSums later) {
        for (int axis = 0; axis < pairs.length; axis++) {
            errorSquares[axis] += later.errorSquares[axis];
            valueSquares[axis] += later.valueSquares[axis];
            pairs[axis] += later.pairs[axis];
        }
        gradient.add(later.gradient.min);
        gradient.add(later.gradient.max);
        laplacian.add(later.laplacian.min);
        laplacian.add(later.laplacian.max);
        laplacianSquares += later.laplacianSquares;
        stencils += later.stencils;
    }

    /// @param meanSquareError of the points themselves
    /// @param meanSquare of the original's values
    Derivatives toDerivatives(double meanSquareError, double meanSquare) {
        double errors = meanSquareError;
        double values = meanSquare;
        double sum = 0;
        long count = 0;
        for (int axis = 0; axis < pairs.length; axis++) {
            if (pairs[axis] > 0) {
                errors += errorSquares[axis] / pairs[axis];
                values += valueSquares[axis] / pairs[axis];
            }
            sum += errorSquares[axis];
            count += pairs[axis];
        }
        return new Derivatives(
                count == 0 ? Double.NaN : Math.sqrt(sum / count),
                gradient.max - gradient.min,
                stencils == 0 ? Double.NaN : Math.sqrt(laplacianSquares / stencils),
                laplacian.max - laplacian.min,
                errors == 0 ? 0 : Math.sqrt(errors / values));
    }
}
