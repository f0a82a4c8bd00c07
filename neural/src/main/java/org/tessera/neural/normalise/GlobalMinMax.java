package org.tessera.neural.normalise;

import java.util.List;

/// All blocks to [0, 1] by the minimum and maximum of the training data.
///
/// @param minimum of the training data
/// @param maximum of the training data, larger than the minimum
public record GlobalMinMax(double minimum, double maximum) implements Normalisation {

    @Override
    public String label() {
        return "global-min-max";
    }

    @Override
    public List<String> side() {
        return List.of();
    }

    @Override
    public void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y) {
        for (int i = at; i < at + count; i++) {
            y[i] = (float) ((x[i] - minimum) / (maximum - minimum));
        }
    }

    @Override
    public void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x) {
        for (int i = at; i < at + count; i++) {
            x[i] = (float) (y[i] * (maximum - minimum) + minimum);
        }
    }
}
