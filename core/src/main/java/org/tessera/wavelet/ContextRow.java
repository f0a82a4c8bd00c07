package org.tessera.wavelet;

import java.util.Arrays;

/// Sizes of the coefficients around those of a row: sums over the rows coded before, and over other bands.
///
/// Sums are taken for a whole row at a time, so that loops run over contiguous values.
final class ContextRow {

    /// Averages have three fraction bits.
    static final int FRACTION = 3;

    /// Three for the coefficient before, one for the one before that.
    private static final int ROW_WEIGHT = 4;

    private final int[] near;
    private final int[] strides;

    /// Weighted sums over neighbours in rows before, and over other bands.
    final int[] around;

    final int[] elsewhere;

    /// A sum with those of the two coefficients before in the row, times this, is an average of 2^16.
    int aroundFactor;

    /// The same for other bands; 0 when there are none.
    int elsewhereFactor;

    private int aroundWeight;

    /// Where the row before and the same row of the plane before start, or -1.
    int above;

    int behind;

    ContextRow(int[] near, int[] sizes) {
        this.near = near;
        strides = new int[] {sizes[1] * sizes[2] * sizes[3], sizes[2] * sizes[3], sizes[3], 1};
        around = new int[sizes[3]];
        elsewhere = new int[sizes[3]];
    }

    int at(Band band, int i, int j, int k) {
        int[] o = band.origin();
        return (o[0] + i) * strides[0] + (o[1] + j) * strides[1] + (o[2] + k) * strides[2] + o[3];
    }

    void fill(Band band, int i, int j, int k) {
        int n = band.sizes()[3];
        Arrays.fill(around, 0, n, 0);
        aroundWeight = ROW_WEIGHT;
        int at = at(band, i, j, k);
        above = k > 0 ? at - strides[2] : -1;
        behind = j > 0 ? at - strides[1] : -1;
        if (k > 0) {
            addWithSides(above, n);
            if (k > 1) {
                add(above - strides[2], n, 1);
            }
        }
        if (j > 0) {
            addWithSides(behind, n);
            if (k > 0) {
                add(behind - strides[2], n, 1);
            }
            if (k + 1 < band.sizes()[2]) {
                add(behind + strides[2], n, 1);
            }
        }
        if (i > 0) {
            add(at - strides[0], n, 3);
        }
        aroundFactor = (1 << 16 + FRACTION) / aroundWeight;
        fillElsewhere(band, i, j, k, n);
    }

    private void fillElsewhere(Band band, int i, int j, int k, int n) {
        Arrays.fill(elsewhere, 0, n, 0);
        for (Band.Reference reference : band.references()) {
            int at = reference.index(0, i) * strides[0]
                    + reference.index(1, j) * strides[1]
                    + reference.index(2, k) * strides[2]
                    + reference.origin()[3];
            addReference(at, n, reference.shift()[3], reference.sizes()[3]);
        }
        int count = band.references().length;
        elsewhereFactor = count == 0 ? 0 : (1 << 16 + FRACTION) / count;
    }

    private void add(int from, int n, int weight) {
        for (int i = 0; i < n; i++) {
            around[i] += weight * Math.abs(near[from + i]);
        }
        aroundWeight += weight;
    }

    private void addWithSides(int from, int n) {
        around[0] += 3 * Math.abs(near[from]);
        if (n > 1) {
            around[0] += Math.abs(near[from + 1]);
            for (int i = 1; i < n - 1; i++) {
                around[i] += Math.abs(near[from + i - 1]) + 2 * Math.abs(near[from + i]) + Math.abs(near[from + i + 1]);
            }
            around[n - 1] += Math.abs(near[from + n - 2]) + 3 * Math.abs(near[from + n - 1]);
        }
        aroundWeight += 4;
    }

    private void addReference(int from, int n, int shift, int size) {
        int inside = Math.min(n, size << shift);
        for (int i = 0; i < inside; i++) {
            elsewhere[i] += Math.abs(near[from + (i >> shift)]);
        }
        for (int i = inside; i < n; i++) {
            elsewhere[i] += Math.abs(near[from + size - 1]);
        }
    }
}
