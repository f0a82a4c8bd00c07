package org.tessera.stage.predict;

import org.tessera.stage.entropy.SymbolCost;

/// Weights of a [Stencil] that fit a field best: least squares, reweighted so that large errors, which cost only the
/// logarithm of their size in bits, do not rule (iteratively reweighted least squares for the mean absolute error).
public final class StencilFit {

    private static final int ROUNDS = 3;

    /// Part of the diagonal that keeps the equations solvable.
    private static final double RIDGE = 1e-9;

    private final int groups;
    private final double scale;
    private double[] samples = new double[0];
    private int count;

    /// @param groups number of weights
    /// @param scale errors below this cost alike: half a step
    public StencilFit(int groups, double scale) {
        this.groups = groups;
        this.scale = scale;
    }

    /// Adds a point: the sums of its groups, and its value.
    public void add(double[][] sums, int i, double value) {
        int width = groups + 1;
        if ((count + 1) * width > samples.length) {
            samples = java.util.Arrays.copyOf(samples, Math.max(1 << 12, 2 * samples.length));
        }
        int at = count++ * width;
        for (int group = 0; group < groups; group++) {
            samples[at + group] = sums[group][i];
        }
        samples[at + groups] = value;
    }

    public int count() {
        return count;
    }

    /// The weights; NaN where there is nothing to fit.
    public double[] solve() {
        double[] weights = new double[groups];
        for (int round = 0; round < ROUNDS; round++) {
            weights = round(weights, round == 0);
        }
        return weights;
    }

    private double[] round(double[] before, boolean first) {
        int width = groups + 1;
        double[][] normal = new double[groups][width];
        for (int s = 0; s < count; s++) {
            int at = s * width;
            double weight = first ? 1 : 1 / (scale + Math.abs(error(before, at)));
            for (int a = 0; a < groups; a++) {
                double wa = weight * samples[at + a];
                for (int b = a; b < width; b++) {
                    normal[a][b] += wa * samples[at + b];
                }
            }
        }
        return Cholesky.solve(normal, RIDGE);
    }

    /// What the symbols of all points take, as [SymbolCost] counts.
    ///
    /// @param inverse steps in a unit
    public long cost(double[] weights, double inverse) {
        long sum = 0;
        for (int s = 0; s < count; s++) {
            sum += SymbolCost.of(error(weights, s * (groups + 1)) * inverse);
        }
        return sum;
    }

    private double error(double[] weights, int at) {
        double error = samples[at + groups];
        for (int group = 0; group < groups; group++) {
            error -= weights[group] * samples[at + group];
        }
        return error;
    }
}
