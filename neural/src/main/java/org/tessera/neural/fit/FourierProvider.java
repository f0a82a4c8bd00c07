package org.tessera.neural.fit;

import org.tessera.codec.OptionText;
import org.tessera.neural.layer.Curve;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;
import org.tessera.residual.Quality;
import org.tessera.residual.ValueScale;

/// Registers [CoordinateModel] with waves as `fourier`.
///
/// `variant=axes` has waves of single coordinates and ELU, `variant=sums` waves of all together, ReLU, the loss
/// log-cosh and patience, as codes in production use.
public final class FourierProvider extends ApproximatorProvider {

    private static final FitPlan AXES = new FitPlan(120, 1024, 1e-2, FitPlan.Loss.MSE, 0, 0, 1);
    private static final FitPlan SUMS = new FitPlan(120, 1024, 1e-2, FitPlan.Loss.LOG_COSH, 1e-4, 10, 1);

    public FourierProvider() {
        super("fourier", 0, CoordinateOptions.names("order", "range", "variant", "layers", "activation", "cells"));
    }

    @Override
    protected ValueScale usualScale() {
        return new ValueScale(2, 0);
    }

    @Override
    protected Approximator model(OptionText text) {
        boolean sums = text.word("variant", "axes", "axes", "sums").equals("sums");
        double range = text.number("range", sums ? 1 : 6, 0.25, 63.75);
        CoordinateOptions options = new CoordinateOptions(
                sums ? CoordinateFeatures.Kind.SUMS : CoordinateFeatures.Kind.AXES,
                text.integer("order", 16, 1, CoordinateOptions.MOST_ORDER),
                (int) Math.round(range * CoordinateOptions.QUARTERS),
                CoordinateOptions.layers(text, "25x25x25"),
                CoordinateOptions.curve(text, sums ? Curve.RELU : Curve.SINE),
                text.integer("cells", 64, 1, CoordinateOptions.MOST_CELLS),
                CoordinateOptions.plan(text, sums ? SUMS : AXES),
                Quality.parse(text).meanError());
        return new CoordinateModel("fourier", options, ValueScale.parse(text, usualScale()));
    }
}
