package org.tessera.neural.normalise;

import java.util.List;

/// A block of small values times a power of ten that brings its mean size to a target; the exponent is kept.
///
/// @param target mean size below which a block is scaled
public record ScaleUp(double target) implements Normalisation {

    private static final int MOST_DECADES = 20;

    /// 10^0 to 10^20, each the nearest double.
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20
    };

    @Override
    public String label() {
        return "scale-up";
    }

    @Override
    public List<String> side() {
        return List.of("decades");
    }

    @Override
    public void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y) {
        double sum = 0;
        for (int i = at; i < at + count; i++) {
            sum += Math.abs(x[i]);
        }
        double mean = sum / count;
        double decades = mean > 0 && mean < target ? StrictMath.rint(StrictMath.log10(target / mean)) : 0;
        int power = (int) Math.min(decades, MOST_DECADES);
        side[sideAt] = power;
        for (int i = at; i < at + count; i++) {
            y[i] = (float) (x[i] * POWERS[power]);
        }
    }

    @Override
    public void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x) {
        int power = Math.max(0, Math.min((int) side[sideAt], MOST_DECADES));
        for (int i = at; i < at + count; i++) {
            x[i] = (float) (y[i] / POWERS[power]);
        }
    }
}
