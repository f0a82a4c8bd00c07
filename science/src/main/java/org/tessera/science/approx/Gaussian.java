package org.tessera.science.approx;

/// A Gaussian on a grid of up to three axes.
///
/// @param height value at the middle
/// @param middle in indices
/// @param root lower triangle whose product with its transpose is the covariance (Cholesky)
record Gaussian(double height, double[] middle, double[][] root) {

    /// Beyond this square of the distance nothing is left: e^-25.
    private static final double FAR = 50;

    /// Half of the box outside of which nothing is left.
    private double reach(int axis) {
        double variance = 0;
        for (int b = 0; b <= axis; b++) {
            variance += root[axis][b] * root[axis][b];
        }
        return Math.sqrt(variance * FAR);
    }

    private int first(int axis) {
        return (int) Math.clamp(Math.ceil(middle[axis] - reach(axis)), 0, 1 << 30);
    }

    private int last(int axis, int n) {
        return (int) Math.clamp(Math.floor(middle[axis] + reach(axis)), -1, n - 1);
    }

    /// Adds its values, all operations in a fixed order.
    void addTo(double[] values, int[] sizes) {
        double[] distances = new double[sizes.length];
        walk(values, sizes, 0, 0, 0, distances);
    }

    /// @param at index of the first point of what is left of the axes
    /// @param square of the distance along the axes before
    private void walk(double[] values, int[] sizes, int axis, int at, double square, double[] distances) {
        int n = sizes[axis];
        int to = last(axis, n);
        for (int i = first(axis); i <= to; i++) {
            double rest = i - middle[axis];
            for (int b = 0; b < axis; b++) {
                rest -= root[axis][b] * distances[b];
            }
            distances[axis] = rest / root[axis][axis];
            double sum = square + distances[axis] * distances[axis];
            if (!(sum <= FAR)) {
                continue;
            }
            int next = at * n + i;
            if (axis + 1 == sizes.length) {
                values[next] += height * StrictMath.exp(-0.5 * sum);
            } else {
                walk(values, sizes, axis + 1, next, sum, distances);
            }
        }
    }
}
