package org.tessera.science.relativity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Halves cubes until their points tell those between them.
///
/// The criterion is the largest interpolating wavelet coefficient of a cube with seven points an edge: how far points
/// of
/// odd number are from the cubic through the even ones (D. Donoho, "Interpolating wavelet transforms", 1992; so
/// Dendro-GR
/// refines, M. Fernando et al., SIAM J. Sci. Comput. 41, C97, 2019). Cubes come in Morton order; neighbours may differ
/// by
/// more than one level.
public final class Octree {

    private static final int POINTS = 7;

    /// Weights of the four even points for points 1, 3 and 5.
    private static final double[][] CUBIC = {
        {5 / 16.0, 15 / 16.0, -5 / 16.0, 1 / 16.0},
        {-1 / 16.0, 9 / 16.0, 9 / 16.0, -1 / 16.0},
        {1 / 16.0, -5 / 16.0, 15 / 16.0, 5 / 16.0}
    };

    private final double half;
    private final int coarsest;
    private final int finest;
    private final double threshold;

    /// @param half the whole reaches from `-half` to `half` along each axis
    /// @param coarsest every cube has at least this level
    /// @param finest no cube has a higher one
    /// @param threshold largest wavelet coefficient of a cube that is not halved
    public Octree(double half, int coarsest, int finest, double threshold) {
        if (!(half > 0) || coarsest < 0 || finest < coarsest || finest > 20 || !(threshold > 0)) {
            throw new IllegalArgumentException("an octree needs a positive size and threshold, and levels from 0 to 20;"
                    + " found size " + half + ", levels " + coarsest + " to " + finest + ", threshold " + threshold);
        }
        this.half = half;
        this.coarsest = coarsest;
        this.finest = finest;
        this.threshold = threshold;
    }

    public double half() {
        return half;
    }

    /// The cubes that a field needs.
    public List<OctreeCell> cells(ToDoubleFunction<Vector3> field) {
        List<OctreeCell> cells = new ArrayList<>();
        refine(OctreeCell.ROOT, field, cells);
        return cells;
    }

    private void refine(OctreeCell cell, ToDoubleFunction<Vector3> field, List<OctreeCell> cells) {
        if (cell.level() >= coarsest && (cell.level() == finest || detail(cell, field) <= threshold)) {
            cells.add(cell);
            return;
        }
        for (int child = 0; child < 8; child++) {
            refine(cell.child(child), field, cells);
        }
    }

    private double detail(OctreeCell cell, ToDoubleFunction<Vector3> field) {
        double[] values = new double[POINTS * POINTS * POINTS];
        for (int at = 0; at < values.length; at++) {
            int z = at / (POINTS * POINTS);
            int y = at / POINTS % POINTS;
            int x = at % POINTS;
            values[at] = field.applyAsDouble(cell.point(half, POINTS - 1, x, y, z));
        }
        double largest = 0;
        for (int stride = 1; stride < values.length; stride *= POINTS) {
            for (int at = 0; at < values.length; at++) {
                if (at / stride % POINTS == 0) {
                    largest = Math.max(largest, detail(values, at, stride));
                }
            }
        }
        return largest;
    }

    private static double detail(double[] values, int at, int stride) {
        double largest = 0;
        for (int odd = 0; odd < CUBIC.length; odd++) {
            double predicted = 0;
            for (int even = 0; even < 4; even++) {
                predicted += CUBIC[odd][even] * values[at + 2 * even * stride];
            }
            largest = Math.max(largest, Math.abs(values[at + (2 * odd + 1) * stride] - predicted));
        }
        return largest;
    }
}
