package org.tessera.cli.bench;

import java.util.Arrays;

/// Middles of a few numbers.
final class Medians {

    private Medians() {}

    /// The middle one, or the mean of the two in the middle; NaN of none.
    static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /// The root of the product; NaN of none.
    static double geometric(double... values) {
        double logs = 0;
        for (double value : values) {
            logs += StrictMath.log(value);
        }
        return values.length == 0 ? Double.NaN : StrictMath.exp(logs / values.length);
    }
}
