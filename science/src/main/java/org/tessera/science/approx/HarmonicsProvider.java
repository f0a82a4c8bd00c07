package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [HarmonicsModel] as `sh`.
public final class HarmonicsProvider extends ApproximatorProvider {

    public HarmonicsProvider() {
        super("sh", 3, "degree", "fit");
    }

    @Override
    protected Approximator model(OptionText text) {
        return new HarmonicsModel(
                text.integer("degree", 10, 0, HarmonicsModel.MOST_DEGREE),
                text.word("fit", "misner", "misner", "quadrature").equals("misner"));
    }
}
