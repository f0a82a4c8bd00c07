package org.tessera.metric;

/// One plane of a pair at one scale; NaN in both where there is no value.
///
/// @param rows number of rows
/// @param columns number of columns
/// @param x original minus a middle value
/// @param e error
record SsimImage(int rows, int columns, double[] x, double[] e) {

    static final int WINDOW = 11;

    private static final double SIGMA = 1.5;
    private static final double K1 = 0.01;
    private static final double K2 = 0.03;
    private static final double[] GAUSS = gauss();

    /// Means over the windows.
    ///
    /// @param structure contrast times structure
    /// @param similarity luminance times both
    record Score(double structure, double similarity) {}

    static SsimImage of(PairTile tile, double shift) {
        int rank = tile.box().shape().rank();
        double[] x = tile.original().clone();
        double[] e = tile.error().clone();
        for (int i = 0; i < x.length; i++) {
            e[i] = Double.isNaN(x[i]) ? Double.NaN : e[i];
            x[i] -= shift;
        }
        int columns = Math.toIntExact(tile.box().shape().size(rank - 1));
        return new SsimImage(x.length / columns, columns, x, e);
    }

    private static double[] gauss() {
        double[] weights = new double[WINDOW];
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            double d = (i - WINDOW / 2) / SIGMA;
            weights[i] = StrictMath.exp(-d * d / 2);
            sum += weights[i];
        }
        for (int i = 0; i < WINDOW; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /// Means of two by two points; a last odd row or column is dropped.
    SsimImage halved() {
        int r = rows / 2;
        int c = columns / 2;
        return new SsimImage(r, c, halved(x, r, c), halved(e, r, c));
    }

    private double[] halved(double[] values, int r, int c) {
        double[] half = new double[r * c];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < c; j++) {
                int at = 2 * i * columns + 2 * j;
                half[i * c + j] = (values[at] + values[at + 1] + values[at + columns] + values[at + columns + 1]) / 4;
            }
        }
        return half;
    }

    /// Windows with a point left out are NaN and not counted.
    Score score(double shift, double range) {
        double c1 = K1 * range * (K1 * range);
        double c2 = K2 * range * (K2 * range);
        double[] mx = smoothed(x, x, false);
        double[] me = smoothed(e, e, false);
        double[] xx = smoothed(x, x, true);
        double[] xe = smoothed(x, e, true);
        double[] ee = smoothed(e, e, true);
        double structures = 0;
        double similarities = 0;
        long count = 0;
        for (int i = 0; i < mx.length; i++) {
            if (Double.isNaN(mx[i])) {
                continue;
            }
            double vx = Math.max(0, xx[i] - mx[i] * mx[i]);
            double cov = xe[i] - mx[i] * me[i];
            double ve = Math.max(0, ee[i] - me[i] * me[i]);
            double structure = (2 * (vx + cov) + c2) / (2 * (vx + cov) + ve + c2);
            double a = mx[i] + shift;
            double b = a + me[i];
            structures += structure;
            similarities += structure * (2 * a * b + c1) / (a * a + b * b + c1);
            count++;
        }
        return new Score(structures / count, similarities / count);
    }

    /// Gaussian means over all windows that lie inside, of values or of products.
    private double[] smoothed(double[] a, double[] b, boolean product) {
        int across = columns - WINDOW + 1;
        int down = rows - WINDOW + 1;
        double[] lines = new double[rows * across];
        double[] line = new double[columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int at = r * columns + c;
                line[c] = product ? a[at] * b[at] : a[at];
            }
            for (int k = 0; k < WINDOW; k++) {
                for (int c = 0; c < across; c++) {
                    lines[r * across + c] += GAUSS[k] * line[c + k];
                }
            }
        }
        double[] means = new double[down * across];
        for (int r = 0; r < down; r++) {
            for (int k = 0; k < WINDOW; k++) {
                for (int c = 0; c < across; c++) {
                    means[r * across + c] += GAUSS[k] * lines[(r + k) * across + c];
                }
            }
        }
        return means;
    }
}
