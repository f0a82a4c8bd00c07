package org.tessera.analysis;

import java.util.Arrays;

/// The product of raised cosines along each axis.
final class HannWindow {

    private HannWindow() {}

    /// Weights of all points, row-major.
    static double[] of(long[] sizes) {
        double[] weights = {1};
        for (long size : sizes) {
            double[] axis = axis((int) size);
            double[] grown = new double[weights.length * axis.length];
            for (int i = 0; i < grown.length; i++) {
                grown[i] = weights[i / axis.length] * axis[i % axis.length];
            }
            weights = grown;
        }
        return weights;
    }

    /// Sum of the squares of all weights.
    static double power(long[] sizes) {
        double power = 1;
        for (long size : sizes) {
            power *= Arrays.stream(axis((int) size)).map(w -> w * w).sum();
        }
        return power;
    }

    private static double[] axis(int size) {
        double[] weights = new double[size];
        Arrays.setAll(weights, i -> 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 0.5) / size));
        return weights;
    }
}
