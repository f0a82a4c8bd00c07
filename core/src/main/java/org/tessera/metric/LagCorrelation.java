package org.tessera.metric;

import java.util.Arrays;

/// Products of centred errors k points apart in row-major order, over tiles that follow each other without a gap.
final class LagCorrelation {

    private final double mean;
    private final double[] sums;
    private final long[] pairs;
    private double[] tail = new double[0];

    LagCorrelation(int lags, double meanError) {
        this.mean = meanError;
        this.sums = new double[lags];
        this.pairs = new long[lags];
    }

    void add(PairTile tile) {
        int before = tail.length;
        double[] e = Arrays.copyOf(tail, before + tile.error().length);
        for (int i = before; i < e.length; i++) {
            boolean excluded = Double.isNaN(tile.original()[i - before]);
            e[i] = excluded ? Double.NaN : tile.error()[i - before] - mean;
        }
        for (int lag = 1; lag <= sums.length; lag++) {
            addLag(e, Math.max(before, lag), lag);
        }
        tail = Arrays.copyOfRange(e, Math.max(0, e.length - sums.length), e.length);
    }

    private void addLag(double[] e, int from, int lag) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < e.length; i++) {
            double product = e[i] * e[i - lag];
            if (!Double.isNaN(product)) {
                sum += product;
                count++;
            }
        }
        sums[lag - 1] += sum;
        pairs[lag - 1] += count;
    }

    /// Mean product over variance for each lag; NaN where there are no pairs or the error is constant.
    double[] correlations(double variance) {
        double[] result = new double[sums.length];
        Arrays.setAll(result, k -> pairs[k] == 0 ? Double.NaN : sums[k] / pairs[k] / variance);
        return result;
    }
}
