package org.tessera.metric;

/// A curve through points, piecewise cubic, that rises and falls only where the points do.
///
/// Source: Fritsch & Carlson, "Monotone piecewise cubic interpolation" (1980), with the slopes of Fritsch & Butland
/// (1984): the weighted harmonic mean of the two secants, 0 at a turning point, one-sided and limited at the ends.
final class Pchip {

    private final double[] x;
    private final double[] y;
    private final double[] slope;

    /// @param x strictly ascending, two or more
    /// @param y as many
    Pchip(double[] x, double[] y) {
        this.x = x.clone();
        this.y = y.clone();
        this.slope = slopes(x, y);
    }

    private static double[] slopes(double[] x, double[] y) {
        int n = x.length;
        double[] h = new double[n - 1];
        double[] secant = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            h[i] = x[i + 1] - x[i];
            secant[i] = (y[i + 1] - y[i]) / h[i];
        }
        double[] d = new double[n];
        if (n == 2) {
            d[0] = secant[0];
            d[1] = secant[0];
            return d;
        }
        for (int i = 1; i < n - 1; i++) {
            if (secant[i - 1] * secant[i] > 0) {
                double before = 2 * h[i] + h[i - 1];
                double after = h[i] + 2 * h[i - 1];
                d[i] = (before + after) / (before / secant[i - 1] + after / secant[i]);
            }
        }
        d[0] = end(h[0], h[1], secant[0], secant[1]);
        d[n - 1] = end(h[n - 2], h[n - 3], secant[n - 2], secant[n - 3]);
        return d;
    }

    private static double end(double near, double far, double secant, double next) {
        double d = ((2 * near + far) * secant - near * next) / (near + far);
        if (d * secant <= 0) {
            return 0;
        }
        return secant * next < 0 && Math.abs(d) > 3 * Math.abs(secant) ? 3 * secant : d;
    }

    /// Exact integral from `from` to `to`, both within the points.
    double integral(double from, double to) {
        double sum = 0;
        for (int i = 0; i < x.length - 1; i++) {
            double a = Math.max(from, x[i]);
            double b = Math.min(to, x[i + 1]);
            if (b > a) {
                sum += primitive(i, b - x[i]) - primitive(i, a - x[i]);
            }
        }
        return sum;
    }

    private double primitive(int i, double t) {
        double h = x[i + 1] - x[i];
        double secant = (y[i + 1] - y[i]) / h;
        double c = (3 * secant - 2 * slope[i] - slope[i + 1]) / h;
        double d = (slope[i] + slope[i + 1] - 2 * secant) / (h * h);
        return t * (y[i] + t * (slope[i] / 2 + t * (c / 3 + t * d / 4)));
    }
}
