package org.tessera.neural.normalise;

/// Smallest and largest value of a block.
final class Extremes {

    private Extremes() {}

    static float minimum(float[] x, int at, int count) {
        float minimum = x[at];
        for (int i = at + 1; i < at + count; i++) {
            minimum = Math.min(minimum, x[i]);
        }
        return minimum;
    }

    static float maximum(float[] x, int at, int count) {
        float maximum = x[at];
        for (int i = at + 1; i < at + count; i++) {
            maximum = Math.max(maximum, x[i]);
        }
        return maximum;
    }
}
