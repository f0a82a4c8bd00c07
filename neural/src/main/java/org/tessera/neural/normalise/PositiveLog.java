package org.tessera.neural.normalise;

import java.util.List;
import org.tessera.neural.layer.Elementary;

/// ln(x - m + epsilon) with the minimum m of each block, which is kept.
///
/// The usual epsilon, 2e-8, gives the values of the relativity autoencoder, which added 1e-8 twice and took it away
/// once; here the same number goes both ways.
///
/// @param epsilon keeps the logarithm finite at the minimum
public record PositiveLog(double epsilon) implements Normalisation {

    @Override
    public String label() {
        return "positive-log";
    }

    @Override
    public List<String> side() {
        return List.of("minimum");
    }

    @Override
    public void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y) {
        float minimum = Extremes.minimum(x, at, count);
        side[sideAt] = minimum;
        for (int i = at; i < at + count; i++) {
            y[i] = (float) StrictMath.log((double) x[i] - minimum + epsilon);
        }
    }

    @Override
    public void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x) {
        double shift = side[sideAt] - epsilon;
        for (int i = at; i < at + count; i++) {
            x[i] = (float) (Elementary.exp(y[i]) + shift);
        }
    }
}
