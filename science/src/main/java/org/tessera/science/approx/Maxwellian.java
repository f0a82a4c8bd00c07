package org.tessera.science.approx;

/// A product of Gaussians along the axes: height, middle and width of each, fitted to an array by least squares.
///
/// @param middle index along each axis
/// @param width standard deviation in indices
record Maxwellian(double height, double[] middle, double[] width) {

    private static final int ROUNDS = 24;
    private static final double LEAST_WIDTH = 0.4;
    private static final double ENOUGH = 1e-6;

    /// Points where the model has less than this part of its height do not tell where it should go.
    private static final double FAR = 1e-4;

    /// From the moments on by Levenberg's and Marquardt's steps.
    static Maxwellian fit(double[] values, int[] sizes) {
        Maxwellian best = moments(values, sizes);
        double damping = 1e-3;
        double error = best.error(values, sizes);
        for (int round = 0; round < ROUNDS; round++) {
            double[] change = best.change(values, sizes, damping);
            Maxwellian next = change == null ? best : best.moved(change, sizes);
            double nextError = next.error(values, sizes);
            if (nextError < error) {
                boolean done = nextError > error * (1 - ENOUGH);
                best = next;
                error = nextError;
                damping *= 0.2;
                if (done) {
                    break;
                }
            } else {
                damping *= 10;
                if (damping > 1e4) {
                    break;
                }
            }
        }
        return best;
    }

    private static Maxwellian moments(double[] values, int[] sizes) {
        double[] middle = new double[sizes.length];
        double[] width = new double[sizes.length];
        double height = 0;
        int stride = values.length;
        for (int a = 0; a < sizes.length; a++) {
            stride /= sizes[a];
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < values.length; i++) {
                double weight = Math.max(0, values[i]);
                double x = i / stride % sizes[a];
                sum += weight;
                first += weight * x;
                second += weight * x * x;
                height = Math.max(height, values[i]);
            }
            middle[a] = sum > 0 ? first / sum : (sizes[a] - 1) / 2.0;
            width[a] = Math.max(
                    LEAST_WIDTH, sum > 0 ? Math.sqrt(Math.max(0, second / sum - middle[a] * middle[a])) : sizes[a]);
        }
        return new Maxwellian(height, middle, width);
    }

    /// The factors along an axis.
    private double[] along(int axis, int n) {
        double[] factors = new double[n];
        for (int i = 0; i < n; i++) {
            double x = (i - middle[axis]) / width[axis];
            factors[i] = StrictMath.exp(-0.5 * x * x);
        }
        return factors;
    }

    private double[] shape(int[] sizes) {
        double[] out = {1};
        for (int a = 0; a < sizes.length; a++) {
            double[] factors = along(a, sizes[a]);
            double[] next = new double[out.length * sizes[a]];
            for (int i = 0; i < next.length; i++) {
                next[i] = out[i / sizes[a]] * factors[i % sizes[a]];
            }
            out = next;
        }
        return out;
    }

    private double error(double[] values, int[] sizes) {
        double[] shape = shape(sizes);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double e = values[i] - height * shape[i];
            sum += e * e;
        }
        return sum;
    }

    /// Parameters: the height's logarithm, then middle and width of each axis in units of the width.
    private double @org.jspecify.annotations.Nullable [] change(double[] values, int[] sizes, double damping) {
        int count = 1 + 2 * sizes.length;
        double[][] normal = new double[count][count + 1];
        double[] slope = new double[count];
        double[] shape = shape(sizes);
        for (int i = 0; i < values.length; i++) {
            if (shape[i] < FAR) {
                continue;
            }
            double model = height * shape[i];
            double error = values[i] - model;
            slope[0] = model;
            int rest = i;
            for (int a = sizes.length - 1; a >= 0; a--) {
                double x = (rest % sizes[a] - middle[a]) / width[a];
                rest /= sizes[a];
                slope[1 + 2 * a] = model * x;
                slope[2 + 2 * a] = model * x * x;
            }
            for (int r = 0; r < count; r++) {
                for (int c = 0; c <= r; c++) {
                    normal[r][c] += slope[r] * slope[c];
                }
                normal[r][count] += slope[r] * error;
            }
        }
        for (int r = 0; r < count; r++) {
            for (int c = 0; c < r; c++) {
                normal[c][r] = normal[r][c];
            }
            normal[r][r] *= 1 + damping;
        }
        return LinearEquations.solve(normal);
    }

    private Maxwellian moved(double[] change, int[] sizes) {
        double[] otherMiddle = middle.clone();
        double[] otherWidth = width.clone();
        for (int a = 0; a < sizes.length; a++) {
            otherMiddle[a] = Math.clamp(middle[a] + width[a] * change[1 + 2 * a], -sizes[a], 2.0 * sizes[a]);
            double factor = 1 + Math.clamp(change[2 + 2 * a], -0.5, 1);
            otherWidth[a] = Math.clamp(width[a] * factor, LEAST_WIDTH, 4.0 * sizes[a]);
        }
        return new Maxwellian(height * (1 + Math.clamp(change[0], -0.5, 1)), otherMiddle, otherWidth);
    }
}
