package org.tessera.metric;

/// Fills a [Histogram].
final class HistogramBins {

    private final double half;
    private final long[] counts;
    private long below;
    private long above;

    HistogramBins(double half, int bins) {
        this.half = half;
        this.counts = new long[bins];
    }

    void add(double error) {
        if (error < -half) {
            below++;
        } else if (!(error <= half)) {
            above++;
        } else {
            int bin = half == 0 ? counts.length / 2 : (int) ((error / half + 1) / 2 * counts.length);
            counts[Math.min(bin, counts.length - 1)]++;
        }
    }

    void merge(HistogramBins other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        below += other.below;
        above += other.above;
    }

    Histogram toHistogram() {
        return new Histogram(half, counts.clone(), below, above);
    }
}
