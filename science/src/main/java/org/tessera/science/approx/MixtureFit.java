package org.tessera.science.approx;

import java.util.ArrayList;
import java.util.List;

/// Expectation and maximisation for a mixture of Gaussians, points weighted by the values there (A. Dempster, N.
/// Laird, D. Rubin, J. R. Stat. Soc. B 39, 1977).
///
/// Runs on sums over pairs, cubes of two, when points are many. Starts at points spread evenly over the mass, so it is
/// the same every time.
final class MixtureFit {

    private static final int ROUNDS = 40;
    private static final int MANY = 12_000;
    private static final double ENOUGH = 1e-6;

    /// Variance along each axis below which none falls: a point's own.
    private static final double LEAST_VARIANCE = 0.15;

    private static final double FAR = 60;

    private final int axes;
    private final double[][] points;
    private final double[] weights;
    private final double mass;
    private final int count;
    private final double[] share;
    private final double[][] middle;
    private final double[][][] root;

    private MixtureFit(int axes, double[][] points, double[] weights, int count) {
        this.axes = axes;
        this.points = points;
        this.weights = weights;
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        this.mass = sum;
        this.count = count;
        share = new double[count];
        middle = new double[count][];
        root = new double[count][][];
    }

    /// Empty where no value is above zero.
    static List<Gaussian> of(double[] values, int[] sizes, int components) {
        double largest = 0;
        double smallest = 0;
        for (double v : values) {
            largest = Math.max(largest, v);
            smallest = Math.min(smallest, v);
        }
        if (!(largest > 0) || -smallest > largest) {
            return List.of();
        }
        double[][] points = {};
        for (int edge = 1; edge <= 64; edge *= 2) {
            List<double[]> pooled = pooled(values, sizes, edge, largest);
            points = pooled.toArray(new double[0][]);
            if (points.length <= MANY) {
                break;
            }
        }
        double[] weights = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            weights[i] = points[i][sizes.length];
        }
        MixtureFit fit = new MixtureFit(sizes.length, points, weights, Math.min(components, points.length));
        fit.start();
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            double likelihood = fit.improve();
            if (likelihood - before < ENOUGH * Math.abs(likelihood)) {
                break;
            }
            before = likelihood;
        }
        return MixtureHeights.refined(fit.gaussians(), values, sizes);
    }

    /// Centres of mass of cubes, their mass last.
    private static List<double[]> pooled(double[] values, int[] sizes, int edge, double largest) {
        int axes = sizes.length;
        int[] cells = new int[axes];
        int all = 1;
        for (int a = 0; a < axes; a++) {
            cells[a] = (sizes[a] + edge - 1) / edge;
            all *= cells[a];
        }
        double[][] sums = new double[all][];
        int[] index = new int[axes];
        for (double v : values) {
            if (v > 1e-7 * largest) {
                int cell = 0;
                for (int a = 0; a < axes; a++) {
                    cell = cell * cells[a] + index[a] / edge;
                }
                double[] sum = sums[cell] == null ? new double[axes + 1] : sums[cell];
                sums[cell] = sum;
                for (int a = 0; a < axes; a++) {
                    sum[a] += v / largest * index[a];
                }
                sum[axes] += v / largest;
            }
            for (int a = axes - 1; a >= 0 && ++index[a] == sizes[a]; a--) {
                index[a] = 0;
            }
        }
        List<double[]> out = new ArrayList<>();
        for (double[] sum : sums) {
            if (sum != null) {
                for (int a = 0; a < axes; a++) {
                    sum[a] /= sum[axes];
                }
                sum[axes] *= largest;
                out.add(sum);
            }
        }
        return out;
    }

    private void start() {
        double[] mean = new double[axes];
        double[] variance = new double[axes];
        for (int i = 0; i < points.length; i++) {
            for (int a = 0; a < axes; a++) {
                mean[a] += weights[i] / mass * points[i][a];
                variance[a] += weights[i] / mass * points[i][a] * points[i][a];
            }
        }
        double shrink = StrictMath.pow(count, -1.0 / axes);
        for (int k = 0; k < count; k++) {
            share[k] = 1.0 / count;
            middle[k] = points[at(vanDerCorput(k + 1))].clone();
            root[k] = new double[axes][axes];
            for (int a = 0; a < axes; a++) {
                double spread = Math.max(LEAST_VARIANCE, variance[a] - mean[a] * mean[a]);
                root[k][a][a] = Math.max(Math.sqrt(LEAST_VARIANCE), Math.sqrt(spread) * shrink);
            }
        }
    }

    /// The point up to which that part of the mass lies.
    private int at(double part) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += weights[i];
            if (sum >= part * mass) {
                return i;
            }
        }
        return points.length - 1;
    }

    private static double vanDerCorput(int number) {
        return Integer.toUnsignedLong(Integer.reverse(number)) * 0x1p-32;
    }

    /// One round; returns the mean logarithm of the likelihood before it.
    private double improve() {
        int moments = 1 + axes + axes * axes;
        double[][] sums = new double[count][moments];
        double[] norm = new double[count];
        for (int k = 0; k < count; k++) {
            norm[k] = share[k];
            for (int a = 0; a < axes; a++) {
                norm[k] /= root[k][a][a];
            }
        }
        double[] part = new double[count];
        double[] y = new double[axes];
        double likelihood = 0;
        for (int i = 0; i < points.length; i++) {
            double total = 1e-300;
            for (int k = 0; k < count; k++) {
                double square = square(k, points[i], y);
                part[k] = square < FAR ? norm[k] * StrictMath.exp(-0.5 * square) : 0;
                total += part[k];
            }
            likelihood += weights[i] / mass * StrictMath.log(total);
            for (int k = 0; k < count; k++) {
                double r = part[k] / total * weights[i];
                if (r > 0) {
                    gather(sums[k], points[i], middle[k], r);
                }
            }
        }
        for (int k = 0; k < count; k++) {
            update(k, sums[k]);
        }
        return likelihood;
    }

    private double square(int k, double[] x, double[] y) {
        double sum = 0;
        for (int a = 0; a < axes; a++) {
            double rest = x[a] - middle[k][a];
            for (int b = 0; b < a; b++) {
                rest -= root[k][a][b] * y[b];
            }
            y[a] = rest / root[k][a][a];
            sum += y[a] * y[a];
        }
        return sum;
    }

    private void gather(double[] sums, double[] x, double[] about, double r) {
        sums[0] += r;
        for (int a = 0; a < axes; a++) {
            double d = x[a] - about[a];
            sums[1 + a] += r * d;
            for (int b = 0; b <= a; b++) {
                sums[1 + axes + a * axes + b] += r * d * (x[b] - about[b]);
            }
        }
    }

    private void update(int k, double[] sums) {
        share[k] = sums[0] / mass;
        if (!(share[k] > 1e-9)) {
            share[k] = 0;
            return;
        }
        double[] shift = new double[axes];
        double[][] covariance = new double[axes][axes];
        for (int a = 0; a < axes; a++) {
            shift[a] = sums[1 + a] / sums[0];
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = sums[1 + axes + a * axes + b] / sums[0] - shift[a] * shift[b];
            }
            covariance[a][a] += LEAST_VARIANCE / 2;
        }
        double[] moved = middle[k].clone();
        for (int a = 0; a < axes; a++) {
            moved[a] += shift[a];
        }
        middle[k] = moved;
        root[k] = cholesky(covariance);
    }

    private static double[][] cholesky(double[][] c) {
        int n = c.length;
        double[][] out = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = c[a][b];
                for (int m = 0; m < b; m++) {
                    sum -= out[a][m] * out[b][m];
                }
                out[a][b] = a == b ? Math.sqrt(Math.max(LEAST_VARIANCE / 2, sum)) : sum / out[b][b];
            }
        }
        return out;
    }

    /// With the constant that makes their sums the masses.
    private List<Gaussian> gaussians() {
        List<Gaussian> out = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double height = share[k] * mass;
            for (int a = 0; a < axes; a++) {
                height /= Math.sqrt(2 * Math.PI) * root[k][a][a];
            }
            if (height > 0) {
                out.add(new Gaussian(height, java.util.Arrays.copyOf(middle[k], axes), root[k]));
            }
        }
        return out;
    }
}
