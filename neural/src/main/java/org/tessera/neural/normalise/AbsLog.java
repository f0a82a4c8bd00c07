package org.tessera.neural.normalise;

import java.util.List;
import org.tessera.neural.layer.Elementary;

/// sign(x) (ln(|x| + epsilon) - ln epsilon): the logarithm of the size, with the sign kept and nothing to store for it.
///
/// @param epsilon sizes far below it are not told from zero
public record AbsLog(double epsilon) implements Normalisation {

    @Override
    public String label() {
        return "abs-log";
    }

    @Override
    public List<String> side() {
        return List.of();
    }

    @Override
    public void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y) {
        for (int i = at; i < at + count; i++) {
            y[i] = (float) Math.copySign(StrictMath.log1p(Math.abs((double) x[i]) / epsilon), x[i]);
        }
    }

    @Override
    public void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x) {
        for (int i = at; i < at + count; i++) {
            x[i] = (float) Math.copySign((Elementary.exp(Math.abs((double) y[i])) - 1) * epsilon, y[i]);
        }
    }
}
