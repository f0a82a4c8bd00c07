package org.tessera.classic;

import java.util.Arrays;
import org.tessera.stage.entropy.SymbolCost;

/// Fits a plane to each block by least squares and decides whether it predicts the block better than Lorenzo's
/// predictor.
///
/// Both are judged by what their residuals take under a two-sided geometric distribution of the mean size that they
/// have in the block: the coder that follows tells small residuals from large ones nearly as well.
final class PlaneFit {

    /// Sizes beyond this count no more.
    private static final long LARGE = 1 << 20;

    /// Bits of a plane beyond those of its differences in octaves.
    private static final int PLANE_BITS = 2;

    private final double[] values;
    private final long[] lorenzo;
    private final BlockPlanes planes;
    private final double inverse;
    private final int[] strides;
    private final int[] lengths;
    private final double[] sums;
    private final double[] slopes;
    private final long[] before;

    /// @param lorenzo residuals of Lorenzo's predictor on values rounded to steps
    /// @param planes to be filled
    /// @param inverse steps in a unit of the values
    PlaneFit(double[] values, long[] lorenzo, BlockPlanes planes, double inverse) {
        this.values = values;
        this.lorenzo = lorenzo;
        this.planes = planes;
        this.inverse = inverse;
        int rank = planes.sizes.length;
        strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= planes.sizes[axis];
        }
        lengths = new int[rank];
        sums = new double[rank + 1];
        slopes = new double[rank + 1];
        before = new long[rank + 1];
    }

    void run() {
        int rank = lengths.length;
        int[] index = new int[rank];
        for (int at = 0; at < planes.present.length; at++) {
            int from = 0;
            int count = 1;
            for (int axis = 0; axis < rank; axis++) {
                lengths[axis] = planes.length(axis, index[axis]);
                from += index[axis] * planes.block * strides[axis];
                count *= lengths[axis];
            }
            block(at, from, count);
            for (int axis = rank - 1; axis >= 0 && ++index[axis] == planes.counts[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }

    private void block(int at, int from, int count) {
        int terms = planes.terms();
        Arrays.fill(sums, 0);
        long other = fold(0, from, true, 0);
        double plain = bits(other, count);
        if (plain == 0) {
            return;
        }
        double plane = PLANE_BITS;
        for (int term = 0; term < terms; term++) {
            double spread = term == 0 ? count : spread(lengths[term - 1]) * count / lengths[term - 1];
            double fitted = spread == 0 ? 0 : sums[term] / spread;
            long units = Math.round(fitted / planes.unit(term));
            planes.units[at * terms + term] = units;
            slopes[term] = planes.value(at, term);
            plane += 2 + 2 * SymbolCost.of((double) (units - before[term])) / 256.0;
        }
        if (plane >= plain) {
            return;
        }
        long own = fold(0, from, false, slopes[0]);
        if (plane + bits(own, count) < plain) {
            planes.present[at] = true;
            System.arraycopy(planes.units, at * terms, before, 0, terms);
        }
    }

    /// Sum of squared distances from the middle.
    private static double spread(int length) {
        return length * ((double) length * length - 1) / 12;
    }

    /// Walks over a block axis by axis: adds up the sums for a fit and Lorenzo's residuals, or the residuals of the
    /// plane.
    private long fold(int axis, int from, boolean fits, double base) {
        int last = lengths.length - 1;
        double middle = (lengths[axis] - 1) / 2.0;
        if (axis == last) {
            return fits ? fitRow(from, middle) : planeRow(from, base - slopes[axis + 1] * middle);
        }
        long size = 0;
        for (int k = 0; k < lengths[axis]; k++) {
            double sum = sums[0];
            size += fold(axis + 1, from + k * strides[axis], fits, base + slopes[axis + 1] * (k - middle));
            sums[axis + 1] += (sums[0] - sum) * (k - middle);
        }
        return size;
    }

    private long fitRow(int from, double middle) {
        int n = lengths[lengths.length - 1];
        double sum = 0;
        double moment = 0;
        long size = 0;
        for (int i = 0; i < n; i++) {
            sum += values[from + i];
            moment += i * values[from + i];
            size += Math.min(LARGE, Math.abs(lorenzo[from + i]));
        }
        sums[0] += sum;
        sums[lengths.length] += moment - middle * sum;
        return size;
    }

    private long planeRow(int from, double start) {
        int n = lengths[lengths.length - 1];
        double slope = slopes[lengths.length];
        double size = 0;
        for (int i = 0; i < n; i++) {
            size += Math.abs(Math.rint((values[from + i] - (start + slope * i)) * inverse));
        }
        return (long) Math.min(size, (double) LARGE * n);
    }

    /// Bits of some residuals from the sum of their sizes: geometric sizes, and a sign where there is one.
    private static double bits(long size, int count) {
        if (size == 0) {
            return 0;
        }
        double mean = (double) size / count;
        double entropy = log2(1 + mean) + mean * log2(1 + 1 / mean) + mean / (1 + mean);
        return count * entropy;
    }

    private static double log2(double v) {
        return StrictMath.log(v) / StrictMath.log(2);
    }
}
