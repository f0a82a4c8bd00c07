package org.tessera.neural.normalise;

import java.util.List;
import org.tessera.neural.layer.Elementary;

/// sign(x) ln(1 + |x| / epsilon) epsilon: linear near zero, logarithmic far from it.
///
/// @param epsilon where the one becomes the other
public record Symlog(double epsilon) implements Normalisation {

    @Override
    public String label() {
        return "symlog";
    }

    @Override
    public List<String> side() {
        return List.of();
    }

    @Override
    public void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y) {
        for (int i = at; i < at + count; i++) {
            y[i] = (float) Math.copySign(StrictMath.log1p(Math.abs((double) x[i]) / epsilon) * epsilon, x[i]);
        }
    }

    @Override
    public void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x) {
        for (int i = at; i < at + count; i++) {
            double size = (Elementary.exp(Math.abs((double) y[i]) / epsilon) - 1) * epsilon;
            x[i] = (float) Math.copySign(size, y[i]);
        }
    }
}
