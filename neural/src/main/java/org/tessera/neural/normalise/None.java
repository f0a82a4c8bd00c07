package org.tessera.neural.normalise;

import java.util.List;

/// Values as they are.
public record None() implements Normalisation {

    @Override
    public String label() {
        return "none";
    }

    @Override
    public List<String> side() {
        return List.of();
    }

    @Override
    public void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y) {
        System.arraycopy(x, at, y, at, count);
    }

    @Override
    public void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x) {
        System.arraycopy(y, at, x, at, count);
    }
}
