package org.tessera.neural.normalise;

import java.util.List;
import org.tessera.neural.layer.Elementary;

/// ln(x - m + epsilon) with one minimum m of all training data; what lies below it is taken to it.
///
/// @param minimum of the training data
/// @param epsilon keeps the logarithm finite at the minimum
public record GlobalLog(double minimum, double epsilon) implements Normalisation {

    @Override
    public String label() {
        return "global-log";
    }

    @Override
    public List<String> side() {
        return List.of();
    }

    @Override
    public void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y) {
        for (int i = at; i < at + count; i++) {
            y[i] = (float) StrictMath.log(Math.max(x[i] - minimum, 0) + epsilon);
        }
    }

    @Override
    public void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x) {
        double shift = minimum - epsilon;
        for (int i = at; i < at + count; i++) {
            x[i] = (float) (Elementary.exp(y[i]) + shift);
        }
    }
}
