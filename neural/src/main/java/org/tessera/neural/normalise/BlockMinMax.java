package org.tessera.neural.normalise;

import java.util.List;

/// Each block to [0, 1] by its own minimum and maximum, which are kept; a constant block becomes zeros.
public record BlockMinMax() implements Normalisation {

    @Override
    public String label() {
        return "min-max";
    }

    @Override
    public List<String> side() {
        return List.of("minimum", "maximum");
    }

    @Override
    public void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y) {
        float minimum = Extremes.minimum(x, at, count);
        float maximum = Extremes.maximum(x, at, count);
        side[sideAt] = minimum;
        side[sideAt + 1] = maximum;
        double range = (double) maximum - minimum;
        for (int i = at; i < at + count; i++) {
            y[i] = range > 0 ? (float) (((double) x[i] - minimum) / range) : 0;
        }
    }

    @Override
    public void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x) {
        double minimum = side[sideAt];
        double range = side[sideAt + 1] - minimum;
        for (int i = at; i < at + count; i++) {
            x[i] = (float) (y[i] * range + minimum);
        }
    }
}
