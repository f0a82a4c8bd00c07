package org.tessera.neural.fit;

import org.tessera.codec.OptionText;
import org.tessera.neural.layer.Curve;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;
import org.tessera.residual.Quality;
import org.tessera.residual.ValueScale;

/// Registers [CoordinateModel] without waves as `mlp`.
public final class MlpProvider extends ApproximatorProvider {

    private static final FitPlan USUAL = new FitPlan(120, 1024, 1e-2, FitPlan.Loss.MSE, 0, 0, 1);

    public MlpProvider() {
        super("mlp", 0, CoordinateOptions.names("layers", "activation", "cells"));
    }

    @Override
    protected ValueScale usualScale() {
        return new ValueScale(2, 0);
    }

    @Override
    protected Approximator model(OptionText text) {
        CoordinateOptions options = new CoordinateOptions(
                CoordinateFeatures.Kind.NONE,
                0,
                0,
                CoordinateOptions.layers(text, "25x25x25"),
                CoordinateOptions.curve(text, Curve.SINE),
                text.integer("cells", 64, 1, CoordinateOptions.MOST_CELLS),
                CoordinateOptions.plan(text, USUAL),
                Quality.parse(text).meanError());
        return new CoordinateModel("mlp", options, ValueScale.parse(text, usualScale()));
    }
}
