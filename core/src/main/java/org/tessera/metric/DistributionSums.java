package org.tessera.metric;

import org.tessera.field.Box;
import org.tessera.field.Rows;
import org.tessera.field.Shape;

/// Gathers a [Distribution]: two histograms over the original's range, and a sample of points.
final class DistributionSums {

    static final int BINS = 1024;

    private final Shape shape;
    private final double min;
    private final double max;
    private final long[] before = new long[BINS];
    private final long[] after = new long[BINS];
    private final DistributionSample sample;

    DistributionSums(Shape shape, double min, double max) {
        this.shape = shape;
        this.min = min;
        this.max = max;
        this.sample = new DistributionSample(shape.count());
    }

    void add(PairTile tile, Box core) {
        long[] strides = shape.strides();
        Shape read = tile.box().shape();
        Rows.forEach(core, read, (inCore, at, length) -> {
            long index = 0;
            long rest = at;
            for (int axis = read.rank() - 1; axis >= 0; axis--) {
                index += (tile.box().start(axis) + rest % read.size(axis)) * strides[axis];
                rest /= read.size(axis);
            }
            addRow(tile, (int) at, length, index);
        });
    }

    private void addRow(PairTile tile, int from, int length, long index) {
        for (int i = 0; i < length; i++) {
            double x = tile.original()[from + i];
            if (!Double.isNaN(x)) {
                double y = x + tile.error()[from + i];
                before[bin(x)]++;
                after[bin(y)]++;
                sample.offer(index + i, x, y);
            }
        }
    }

    /// Values outside the original's range fall into the end bins.
    private int bin(double value) {
        // Halves, since the range of doubles can be beyond the largest double.
        double position = (value / 2 - min / 2) / (max / 2 - min / 2) * BINS;
        return Double.isNaN(position) ? 0 : (int) Math.clamp(position, 0, BINS - 1);
    }

    void merge(DistributionSums later) {
        for (int bin = 0; bin < BINS; bin++) {
            before[bin] += later.before[bin];
            after[bin] += later.after[bin];
        }
        sample.merge(later.sample);
    }

    /// @param broken whether a reconstruction is not finite: then nothing is known
    Distribution toDistribution(boolean broken) {
        if (broken || sample.size() == 0) {
            return new Distribution(Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double distance = sample.distance();
        return new Distribution(
                distance,
                KolmogorovTail.probability(distance, sample.size()),
                sample.size(),
                divergence(before, after),
                divergence(after, before),
                entropy(before),
                entropy(after));
    }

    /// Half a point is added to every bin, so that an empty one does not make it infinite.
    /// Source: Krichevsky & Trofimov, "The performance of universal encoding" (1981).
    private static double divergence(long[] p, long[] q) {
        double totalP = total(p) + 0.5 * BINS;
        double totalQ = total(q) + 0.5 * BINS;
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double share = (p[bin] + 0.5) / totalP;
            sum += share * StrictMath.log(share / ((q[bin] + 0.5) / totalQ));
        }
        return Math.max(0, sum);
    }

    private static double entropy(long[] counts) {
        double total = total(counts);
        double sum = 0;
        for (long count : counts) {
            if (count > 0) {
                sum -= count / total * StrictMath.log(count / total);
            }
        }
        return Math.abs(sum) / StrictMath.log(2);
    }

    private static double total(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
