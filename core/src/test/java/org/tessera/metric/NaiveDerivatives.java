package org.tessera.metric;

import java.util.ArrayList;
import java.util.List;
import org.tessera.field.Shape;

/// Gradient, Laplacian, Sobolev norm and seams of three axes, as the definitions say, point by point.
final class NaiveDerivatives {

    private final double[] x;
    private final double[] y;
    private final int[] n;
    private final Shape chunk;
    private final int[] steps;

    NaiveDerivatives(double[] x, double[] y, int[] n, Shape chunk) {
        this.x = x;
        this.y = y;
        this.n = n;
        this.chunk = chunk;
        this.steps = new int[] {n[1] * n[2], n[2], 1};
    }

    private int index(int at, int axis) {
        return at / steps[axis] % n[axis];
    }

    /// Pairs (difference of x, difference of e) along an axis.
    private List<double[]> differences(int axis, boolean onlyFaces, boolean onlyInside) {
        List<double[]> found = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            int along = index(i, axis);
            boolean face = (along + 1) % chunk.size(axis) == 0;
            if (along + 1 < n[axis] && (!onlyFaces || face) && (!onlyInside || !face)) {
                int j = i + steps[axis];
                double dx = x[j] - x[i];
                if (!Double.isNaN(dx)) {
                    found.add(new double[] {dx, y[j] - x[j] - (y[i] - x[i])});
                }
            }
        }
        return found;
    }

    private static double psnr(List<double[]> pairs) {
        double low = pairs.stream().mapToDouble(p -> p[0]).min().orElse(Double.NaN);
        double high = pairs.stream().mapToDouble(p -> p[0]).max().orElse(Double.NaN);
        double mean = pairs.stream().mapToDouble(p -> p[1] * p[1]).average().orElse(Double.NaN);
        return -20 * Math.log10(Math.sqrt(mean) / (high - low));
    }

    double gradientPsnr() {
        List<double[]> all = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            all.addAll(differences(axis, false, false));
        }
        return psnr(all);
    }

    double laplacianPsnr() {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            double[] sums = {0, 0};
            boolean inside = n[0] > 2 || n[1] > 2 || n[2] > 2;
            for (int axis = 0; axis < 3; axis++) {
                if (n[axis] > 2) {
                    int at = index(i, axis);
                    inside &= at > 0 && at < n[axis] - 1;
                    if (inside) {
                        int s = steps[axis];
                        sums[0] += x[i - s] - 2 * x[i] + x[i + s];
                        sums[1] += y[i - s] - x[i - s] - 2 * (y[i] - x[i]) + y[i + s] - x[i + s];
                    }
                }
            }
            if (inside && !Double.isNaN(sums[0])) {
                all.add(sums);
            }
        }
        return psnr(all);
    }

    double sobolev() {
        double error = 0;
        double value = 0;
        long count = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i])) {
                error += (y[i] - x[i]) * (y[i] - x[i]);
                value += x[i] * x[i];
                count++;
            }
        }
        error /= count;
        value /= count;
        for (int axis = 0; axis < 3; axis++) {
            List<double[]> pairs = differences(axis, false, false);
            error += pairs.stream().mapToDouble(p -> p[1] * p[1]).average().orElse(0);
            value += pairs.stream().mapToDouble(p -> p[0] * p[0]).average().orElse(0);
        }
        return Math.sqrt(error / value);
    }

    /// @param which 0 original, 1 reconstruction, 2 error
    double seam(int which) {
        double face = mean(true, which);
        double inside = mean(false, which);
        return face / inside;
    }

    private double mean(boolean face, int which) {
        double sum = 0;
        long count = 0;
        for (int axis = 0; axis < 3; axis++) {
            for (double[] pair : differences(axis, face, !face)) {
                sum += Math.abs(which == 0 ? pair[0] : which == 1 ? pair[0] + pair[1] : pair[1]);
                count++;
            }
        }
        return sum / count;
    }
}
