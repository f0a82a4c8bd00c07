package org.tessera.cli.view;

import java.util.Arrays;

/// A long series as few points that look the same: of each stretch its smallest and its largest value, in their order.
///
/// Means would hide the spike that a reader looks for; every n-th value would show one or not by chance.
final class Envelope {

    private final long every;
    private double[] x = new double[64];
    private double[] y = new double[64];
    private int size;
    private long bucket = -1;
    private boolean filled;
    private double lowX;
    private double low;
    private double highX;
    private double high;

    /// @param points of the series
    /// @param most stretches to keep; a series of at most twice that length is kept whole
    Envelope(long points, int most) {
        this.every = points <= 2L * most ? 1 : Math.ceilDiv(points, most);
    }

    /// Points that became two.
    long every() {
        return every;
    }

    void add(long index, double value) {
        if (index / every != bucket) {
            flush();
            bucket = index / every;
        }
        if (!Double.isFinite(value)) {
            return;
        }
        if (!filled || value < low) {
            low = value;
            lowX = index;
        }
        if (!filled || value > high) {
            high = value;
            highX = index;
        }
        filled = true;
    }

    private void flush() {
        if (bucket >= 0 && !filled) {
            put((double) (bucket * every), Double.NaN);
        } else if (filled) {
            put(Math.min(lowX, highX), lowX <= highX ? low : high);
            if (lowX != highX) {
                put(Math.max(lowX, highX), lowX <= highX ? high : low);
            }
        }
        filled = false;
    }

    private void put(double at, double value) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = at;
        y[size++] = value;
    }

    Line line() {
        flush();
        bucket = -1;
        return new Line(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
    }

    /// @param x indices, ascending
    /// @param y values; NaN where there is none
    record Line(double[] x, double[] y) {}
}
