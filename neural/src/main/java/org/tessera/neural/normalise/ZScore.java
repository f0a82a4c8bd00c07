package org.tessera.neural.normalise;

import java.util.List;

/// (x - mean) / deviation, of the training data.
///
/// @param mean of the training data
/// @param deviation of the training data, positive
public record ZScore(double mean, double deviation) implements Normalisation {

    @Override
    public String label() {
        return "z-score";
    }

    @Override
    public List<String> side() {
        return List.of();
    }

    @Override
    public void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y) {
        for (int i = at; i < at + count; i++) {
            y[i] = (float) ((x[i] - mean) / deviation);
        }
    }

    @Override
    public void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x) {
        for (int i = at; i < at + count; i++) {
            x[i] = (float) (y[i] * deviation + mean);
        }
    }
}
