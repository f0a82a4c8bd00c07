package org.tessera.metric;

import org.tessera.field.Box;
import org.tessera.field.Rows;
import org.tessera.field.Shape;

/// Gathers [Seams]: sums of jumps of original, reconstruction and error, across faces and inside.
final class SeamSums {

    private static final int FACE = 0;
    private static final int INSIDE = 1;

    private final Shape chunk;
    private final double[] x = new double[2];
    private final double[] y = new double[2];
    private final double[] e = new double[2];
    private final long[] pairs = new long[2];

    SeamSums(Shape chunk) {
        this.chunk = chunk;
    }

    /// Adds the pairs whose first point lies in a part of the tile.
    void add(PairTile tile, Box core) {
        Shape read = tile.box().shape();
        for (int axis = 0; axis < chunk.rank(); axis++) {
            long[] sizes = core.shape().sizes();
            sizes[axis] = Math.min(sizes[axis], read.size(axis) - core.start(axis) - 1);
            if (sizes[axis] > 0) {
                addAxis(tile, new Box(core.origin(), Shape.of(sizes)), axis);
            }
        }
    }

    private void addAxis(PairTile tile, Box starts, int axis) {
        Shape read = tile.box().shape();
        long stride = read.strides()[axis];
        boolean fastest = axis == chunk.rank() - 1;
        Rows.forEach(starts, read, (inCore, at, length) -> {
            long index = tile.box().start(axis) + at / stride % read.size(axis);
            for (int i = 0; i < length; i++) {
                long first = fastest ? index + i : index;
                boolean face = (first + 1) % chunk.size(axis) == 0;
                addPair(tile, (int) at + i, (int) stride, face ? FACE : INSIDE);
            }
        });
    }

    private void addPair(PairTile tile, int at, int step, int kind) {
        double dx = tile.original()[at + step] - tile.original()[at];
        if (!Double.isNaN(dx)) {
            double de = tile.error()[at + step] - tile.error()[at];
            x[kind] += Math.abs(dx);
            y[kind] += Math.abs(dx + de);
            e[kind] += Math.abs(de);
            pairs[kind]++;
        }
    }

    void merge(SeamSums later) {
        for (int kind = FACE; kind <= INSIDE; kind++) {
            x[kind] += later.x[kind];
            y[kind] += later.y[kind];
            e[kind] += later.e[kind];
            pairs[kind] += later.pairs[kind];
        }
    }

    Seams toSeams() {
        return new Seams(ratio(x), ratio(y), ratio(e));
    }

    /// No jump anywhere is no seam.
    private double ratio(double[] sums) {
        double face = sums[FACE] / pairs[FACE];
        double inside = sums[INSIDE] / pairs[INSIDE];
        return face == 0 && inside == 0 ? 1 : face / inside;
    }
}
