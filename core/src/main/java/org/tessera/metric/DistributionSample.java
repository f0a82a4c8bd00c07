package org.tessera.metric;

import java.util.Arrays;

/// Pairs of values of which the Kolmogorov-Smirnov distance is taken: all of a small field, about two million of a
/// large one.
///
/// Whether a point is taken follows from a scrambled index alone, so that the sample has no step in common with the
/// field's rows or chunks and does not depend on how the field is read.
final class DistributionSample {

    private static final long MOST = 1L << 21;

    private final long every;
    private double[] before = new double[1024];
    private double[] after = new double[1024];
    private int size;

    DistributionSample(long points) {
        this.every = Math.ceilDiv(points, MOST);
    }

    void offer(long index, double x, double y) {
        if (every > 1 && Long.remainderUnsigned(scrambled(index), every) != 0) {
            return;
        }
        if (size == before.length) {
            grow(2 * size);
        }
        before[size] = x;
        after[size++] = y;
    }

    /// The finaliser of splitmix64. Source: Steele, Lea & Flood, "Fast splittable pseudorandom number generators"
    /// (2014).
    private static long scrambled(long index) {
        long z = index + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private void grow(int length) {
        before = Arrays.copyOf(before, length);
        after = Arrays.copyOf(after, length);
    }

    void merge(DistributionSample later) {
        if (size + later.size > before.length) {
            grow(Math.max(2 * before.length, size + later.size));
        }
        System.arraycopy(later.before, 0, before, size, later.size);
        System.arraycopy(later.after, 0, after, size, later.size);
        size += later.size;
    }

    int size() {
        return size;
    }

    /// Largest distance of the two empirical distribution functions, of either sign.
    double distance() {
        double[] x = Arrays.copyOf(before, size);
        double[] y = Arrays.copyOf(after, size);
        Arrays.sort(x);
        Arrays.sort(y);
        int i = 0;
        int j = 0;
        int most = 0;
        while (i < size && j < size) {
            double value = Math.min(x[i], y[j]);
            while (i < size && x[i] == value) {
                i++;
            }
            while (j < size && y[j] == value) {
                j++;
            }
            most = Math.max(most, Math.abs(i - j));
        }
        return (double) most / size;
    }
}
