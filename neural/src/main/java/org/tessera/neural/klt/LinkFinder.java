package org.tessera.neural.klt;

import java.util.Arrays;

/// Finds, for each block, which earlier blocks have the points of its faces.
///
/// Faces are sorted by the sum of their points; of those near enough the one with the smallest largest difference
/// is taken, and of equal ones the latest.
final class LinkFinder {

    /// Most faces that are compared with one.
    private static final int CANDIDATES = 256;

    /// Links of fewer blocks than one in so many are not worth their bits.
    private static final int FEW = 16;

    private final Faces faces;
    private final double[] values;
    private final int points;
    private final int blocks;
    private final double near;

    /// @param near largest difference of points that are taken for the same
    LinkFinder(Faces faces, double[] values, int points, double near) {
        this.faces = faces;
        this.values = values;
        this.points = points;
        this.blocks = values.length / points;
        this.near = near;
    }

    /// @param ends as in [Faces]
    /// @param of the earlier block for each block and axis, or -1
    record Links(int ends, int[][] of) {
        boolean isEmpty() {
            return of.length == 0;
        }
    }

    Links find() {
        int[][] of = new int[blocks][faces.axes];
        int ends = 0;
        int linked = 0;
        for (int axis = 0; axis < faces.axes; axis++) {
            int[] high = along(axis, 0);
            int[] low = along(axis, 1 << axis);
            boolean takeLow = count(low) > count(high);
            ends |= takeLow ? 1 << axis : 0;
            int[] taken = takeLow ? low : high;
            linked += count(taken);
            for (int b = 0; b < blocks; b++) {
                of[b][axis] = taken[b];
            }
        }
        return linked < blocks / FEW + 1 ? new Links(0, new int[0][]) : new Links(ends, of);
    }

    private static int count(int[] links) {
        int count = 0;
        for (int link : links) {
            count += link >= 0 ? 1 : 0;
        }
        return count;
    }

    private int[] along(int axis, int ends) {
        int[] own = faces.own(axis, ends);
        int[] theirs = faces.theirs(axis, ends);
        double[] sums = new double[blocks];
        for (int b = 0; b < blocks; b++) {
            sums[b] = sum(theirs, b);
        }
        int[] order = order(sums);
        int[] links = new int[blocks];
        double reach = near * own.length + 1e-12 * Math.abs(sums[order[blocks - 1]]);
        for (int b = 0; b < blocks; b++) {
            links[b] = nearest(b, own, theirs, order, sums, reach);
        }
        return links;
    }

    /// Blocks by their sums. The lowest bits of a sum make room for the number of the block: nearly sorted is enough.
    private int[] order(double[] sums) {
        long[] keys = new long[blocks];
        int bits = 32 - Integer.numberOfLeadingZeros(blocks);
        long mask = (1L << bits) - 1;
        for (int b = 0; b < blocks; b++) {
            long sum = Double.doubleToRawLongBits(sums[b]);
            keys[b] = (sum ^ (sum >> 63 & Long.MAX_VALUE)) & ~mask | b;
        }
        Arrays.sort(keys);
        int[] order = new int[blocks];
        for (int i = 0; i < blocks; i++) {
            order[i] = (int) (keys[i] & mask);
        }
        return order;
    }

    private int nearest(int b, int[] own, int[] theirs, int[] order, double[] sums, double reach) {
        double sum = sum(own, b);
        int at = position(order, sums, sum);
        int best = -1;
        double least = near;
        for (int step = 0; step < 2 * CANDIDATES; step++) {
            int i = at + ((step & 1) == 0 ? step / 2 : -1 - step / 2);
            if (i < 0 || i >= blocks || Math.abs(sums[order[i]] - sum) > reach || order[i] >= b) {
                continue;
            }
            double difference = difference(b, own, order[i], theirs, least);
            if (difference < least || difference == least && order[i] > best) {
                best = order[i];
                least = difference;
            }
        }
        return best;
    }

    /// The first in the order whose sum is not smaller.
    private static int position(int[] order, double[] sums, double sum) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[order[middle]] < sum) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double sum(int[] face, int block) {
        double sum = 0;
        for (int p : face) {
            sum += values[block * points + p];
        }
        return sum;
    }

    /// Whether a block's face is that of another, near enough.
    boolean matches(int axis, int ends, int block, int other) {
        return difference(block, faces.own(axis, ends), other, faces.theirs(axis, ends), near) <= near;
    }

    /// The largest difference, or something larger than `most`.
    private double difference(int block, int[] own, int other, int[] theirs, double most) {
        double largest = 0;
        for (int i = 0; i < own.length && largest <= most; i++) {
            double d = Math.abs(values[block * points + own[i]] - values[other * points + theirs[i]]);
            largest = Math.max(largest, d);
        }
        return largest;
    }
}
