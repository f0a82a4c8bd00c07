package org.tessera.metric;

/// The definitions written down once more, each with its own plain loop.
record NaiveMeasures(double[] x, double[] y) {

    double maxError() {
        return Math.abs(y[maxErrorIndex()] - x[maxErrorIndex()]);
    }

    int maxErrorIndex() {
        int worst = 0;
        for (int i = 1; i < x.length; i++) {
            if (Math.abs(y[i] - x[i]) > Math.abs(y[worst] - x[worst])) {
                worst = i;
            }
        }
        return worst;
    }

    double meanError() {
        return mean(errors());
    }

    double mse() {
        double sum = 0;
        for (double e : errors()) {
            sum += e * e;
        }
        return sum / x.length;
    }

    double std() {
        return Math.sqrt(covariance(x, x));
    }

    double[] errors() {
        double[] e = new double[x.length];
        for (int i = 0; i < e.length; i++) {
            e[i] = y[i] - x[i];
        }
        return e;
    }

    double range() {
        double min = x[0];
        double max = x[0];
        for (double v : x) {
            min = Math.min(min, v);
            max = Math.max(max, v);
        }
        return max - min;
    }

    static double pearson(double[] a, double[] b) {
        return covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
    }

    static double mean(double[] a) {
        double sum = 0;
        for (double v : a) {
            sum += v;
        }
        return sum / a.length;
    }

    static double covariance(double[] a, double[] b) {
        double ma = mean(a);
        double mb = mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - ma) * (b[i] - mb);
        }
        return sum / a.length;
    }

    /// Autocorrelation of the error over pairs (i, i + step) that `pairs` accepts.
    double autocorrelation(int step, java.util.function.IntPredicate pairs) {
        double[] e = errors();
        double m = mean(e);
        double sum = 0;
        int count = 0;
        for (int i = 0; i + step < e.length; i++) {
            if (pairs.test(i)) {
                sum += (e[i] - m) * (e[i + step] - m);
                count++;
            }
        }
        return sum / count / covariance(e, e);
    }

    /// Windows one by one, as the 2004 paper has them.
    double ssim(int a, int b, int c) {
        return ssimWithRange(x, y, range(), a, b, c);
    }

    static double ssimWithRange(double[] x, double[] y, double range, int a, int b, int c) {
        int wa = Math.min(7, a);
        int wb = Math.min(7, b);
        int wc = Math.min(7, c);
        double total = 0;
        int windows = 0;
        for (int i = 0; i + wa <= a; i += 2) {
            for (int j = 0; j + wb <= b; j += 2) {
                for (int k = 0; k + wc <= c; k += 2) {
                    double[] u = window(x, new int[] {i, j, k}, new int[] {wa, wb, wc}, b, c);
                    double[] v = window(y, new int[] {i, j, k}, new int[] {wa, wb, wc}, b, c);
                    total += similarity(u, v, range);
                    windows++;
                }
            }
        }
        return total / windows;
    }

    private static double similarity(double[] u, double[] v, double range) {
        double c1 = 1e-4 * range * range;
        double c2 = 9e-4 * range * range;
        double mu = mean(u);
        double mv = mean(v);
        return (2 * mu * mv + c1)
                * (2 * covariance(u, v) + c2)
                / ((mu * mu + mv * mv + c1) * (covariance(u, u) + covariance(v, v) + c2));
    }

    private static double[] window(double[] from, int[] at, int[] size, int b, int c) {
        double[] out = new double[size[0] * size[1] * size[2]];
        int n = 0;
        for (int i = 0; i < size[0]; i++) {
            for (int j = 0; j < size[1]; j++) {
                for (int k = 0; k < size[2]; k++) {
                    out[n++] = from[((at[0] + i) * b + at[1] + j) * c + at[2] + k];
                }
            }
        }
        return out;
    }
}
