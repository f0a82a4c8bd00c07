package org.tessera.neural.klt;

import java.util.Arrays;

/// Finds, for each block, which earlier blocks have the points of its faces.
///
/// Faces are sorted by the sum of their points; of those near enough the one with the smallest largest difference
/// is taken.
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
            Side high = side(axis, 0);
            Side low = side(axis, 1 << axis);
            int[] taken = along(high, low);
            if (count(taken) < blocks / 2) {
                int[] other = along(low, high);
                if (count(other) > count(taken)) {
                    ends |= 1 << axis;
                    taken = other;
                }
            }
            linked += count(taken);
            for (int b = 0; b < blocks; b++) {
                of[b][axis] = taken[b];
            }
        }
        return linked < blocks / FEW + 1 ? new Links(0, new int[0][]) : new Links(ends, of);
    }

    /// The faces of all blocks at one end of an axis.
    ///
    /// @param face points of it
    /// @param sums of their values
    /// @param middles value of the point in the middle
    private record Side(int[] face, double[] sums, double[] middles) {}

    private Side side(int axis, int ends) {
        int[] face = faces.own(axis, ends);
        double[] sums = new double[blocks];
        double[] middles = new double[blocks];
        for (int b = 0; b < blocks; b++) {
            double sum = 0;
            for (int p : face) {
                sum += values[b * points + p];
            }
            sums[b] = sum;
            middles[b] = values[b * points + face[face.length / 2]];
        }
        return new Side(face, sums, middles);
    }

    private static int count(int[] links) {
        int count = 0;
        for (int link : links) {
            count += link >= 0 ? 1 : 0;
        }
        return count;
    }

    private int[] along(Side own, Side theirs) {
        int[] order = order(theirs.sums());
        double[] sorted = new double[blocks];
        for (int i = 0; i < blocks; i++) {
            sorted[i] = theirs.sums()[order[i]];
        }
        int[] links = new int[blocks];
        double reach = near * own.face().length + 1e-12 * Math.abs(sorted[blocks - 1]);
        for (int b = 0; b < blocks; b++) {
            links[b] = nearest(b, own, theirs, order, sorted, reach);
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

    private int nearest(int b, Side own, Side theirs, int[] order, double[] sorted, double reach) {
        double sum = own.sums()[b];
        double middle = own.middles()[b];
        int best = -1;
        double least = near;
        int up = position(sorted, sum);
        int down = up - 1;
        for (int tried = 0; tried < CANDIDATES && least > 0; tried++) {
            boolean above = up < blocks && sorted[up] - sum <= reach;
            boolean below = down >= 0 && sum - sorted[down] <= reach;
            if (!above && !below) {
                break;
            }
            int other = order[!below || above && (tried & 1) == 0 ? up++ : down--];
            if (other < b && Math.abs(theirs.middles()[other] - middle) <= least) {
                double difference = difference(b, own.face(), other, theirs.face(), least);
                if (difference < least || difference == least && other > best) {
                    best = other;
                    least = difference;
                }
            }
        }
        return best;
    }

    /// The first that is not smaller.
    private static int position(double[] sorted, double sum) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < sum) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
