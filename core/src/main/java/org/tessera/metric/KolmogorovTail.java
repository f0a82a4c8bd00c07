package org.tessera.metric;

/// The p-value of a two-sample Kolmogorov-Smirnov distance, for samples of equal size.
///
/// Source: Stephens, "Use of the Kolmogorov-Smirnov, Cramer-von Mises and related statistics without extensive
/// tables" (1970), for the correction to finite samples; Feller (1948) for the two series, of which each converges
/// where the other is slow.
final class KolmogorovTail {

    private static final int TERMS = 20;
    private static final double SERIES_MEET = 1;

    private KolmogorovTail() {}

    static double probability(double distance, long points) {
        double root = Math.sqrt(points / 2.0);
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        double tail = lambda < SERIES_MEET ? 1 - lower(lambda) : upper(lambda);
        return Math.clamp(tail, 0.0, 1.0);
    }

    private static double upper(double lambda) {
        double sum = 0;
        for (int k = 1; k <= TERMS; k++) {
            double term = StrictMath.exp(-2.0 * k * k * lambda * lambda);
            sum += k % 2 == 1 ? term : -term;
        }
        return 2 * sum;
    }

    private static double lower(double lambda) {
        if (lambda == 0) {
            return 0;
        }
        double sum = 0;
        for (int k = 1; k <= TERMS; k++) {
            double odd = (2 * k - 1) * Math.PI;
            sum += StrictMath.exp(-odd * odd / (8 * lambda * lambda));
        }
        return Math.sqrt(2 * Math.PI) / lambda * sum;
    }
}
