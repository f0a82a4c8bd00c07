package org.tessera.metric;

import org.tessera.field.Box;
import org.tessera.field.Shape;

/// Extremes and second moments of the original and of the error, gathered in one pass.
///
/// Blocks of a few thousand points are centred on their own means and merged pairwise, so that nothing is lost
/// when the mean is large against the spread. Keeping the moments of (original, error) and not of (original,
/// reconstruction) avoids the difference of two nearly equal numbers in 1 - r.
/// Source: Chan, Golub & LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances" (1979).
final class Moments {

    private static final int BLOCK = 4096;

    private final Shape whole;

    long n;
    double meanX;
    double meanE;
    double xx;
    double xe;
    double ee;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double minError = Double.POSITIVE_INFINITY;
    double sumAbsError;
    double maxError;
    double maxFiniteError;
    long maxErrorIndex = -1;
    double maxPointwise;
    long zerosChanged;

    Moments(Shape whole) {
        this.whole = whole;
    }

    void add(PairTile tile) {
        double[] x = new double[BLOCK];
        double[] e = new double[BLOCK];
        int filled = 0;
        int worst = -1;
        double worstError = 0;
        for (int i = 0; i < tile.original().length; i++) {
            double value = tile.original()[i];
            if (Double.isNaN(value)) {
                continue;
            }
            double error = tile.error()[i];
            if (!(Math.abs(error) <= worstError) && !Double.isNaN(worstError)) {
                worst = i;
                worstError = Math.abs(error);
            }
            x[filled] = value;
            e[filled] = error;
            if (++filled == BLOCK) {
                addBlock(x, e, filled);
                filled = 0;
            }
        }
        addBlock(x, e, filled);
        if (worst >= 0) {
            consider(worstError, indexInField(tile.box(), worst));
        }
    }

    private void addBlock(double[] x, double[] e, int count) {
        if (count == 0) {
            return;
        }
        double sumX = 0;
        double sumE = 0;
        double sumAbs = 0;
        for (int i = 0; i < count; i++) {
            sumX += x[i];
            sumE += e[i];
            sumAbs += Math.abs(e[i]);
            extremes(x[i], Math.abs(e[i]));
        }
        double mx = sumX / count;
        double me = sumE / count;
        double sxx = 0;
        double sxe = 0;
        double see = 0;
        for (int i = 0; i < count; i++) {
            double dx = x[i] - mx;
            double de = e[i] - me;
            sxx += dx * dx;
            sxe += dx * de;
            see += de * de;
        }
        combine(count, mx, me, sxx, sxe, see);
        sumAbsError += sumAbs;
    }

    private void extremes(double value, double error) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        minError = Math.min(minError, error);
        if (error > maxFiniteError && error < Double.POSITIVE_INFINITY) {
            maxFiniteError = error;
        }
        if (value == 0) {
            zerosChanged += error == 0 ? 0 : 1;
        } else {
            maxPointwise = Math.max(maxPointwise, error / Math.abs(value));
        }
    }

    private void combine(long count, double mx, double me, double sxx, double sxe, double see) {
        double total = n + count;
        double weight = n * (count / total);
        double dx = mx - meanX;
        double de = me - meanE;
        meanX += dx * (count / total);
        meanE += de * (count / total);
        xx += sxx + dx * dx * weight;
        xe += sxe + dx * de * weight;
        ee += see + de * de * weight;
        n += count;
    }

    /// Keeps the worse of two errors; NaN is worst, and of equal ones the first in row-major order stands.
    private void consider(double error, long index) {
        boolean worse = Double.compare(error, maxError) > 0;
        if (worse || (Double.compare(error, maxError) == 0 && index < maxErrorIndex)) {
            maxError = error;
            maxErrorIndex = index;
        }
    }

    private long indexInField(Box box, long indexInBox) {
        long[] strides = whole.strides();
        long rest = indexInBox;
        long index = 0;
        for (int axis = whole.rank() - 1; axis >= 0; axis--) {
            index += (box.start(axis) + rest % box.shape().size(axis)) * strides[axis];
            rest /= box.shape().size(axis);
        }
        return index;
    }

    /// Adds the moments of points that come later.
    void merge(Moments later) {
        if (later.n == 0) {
            return;
        }
        combine(later.n, later.meanX, later.meanE, later.xx, later.xe, later.ee);
        min = Math.min(min, later.min);
        max = Math.max(max, later.max);
        minError = Math.min(minError, later.minError);
        sumAbsError += later.sumAbsError;
        maxFiniteError = Math.max(maxFiniteError, later.maxFiniteError);
        maxPointwise = Math.max(maxPointwise, later.maxPointwise);
        zerosChanged += later.zerosChanged;
        if (later.maxErrorIndex >= 0) {
            consider(later.maxError, later.maxErrorIndex);
        }
    }
}
