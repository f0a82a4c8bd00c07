package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [HermiteModel] as `hermite`.
public final class HermiteProvider extends ApproximatorProvider {

    public HermiteProvider() {
        super("hermite", 1, "order", "fit");
    }

    @Override
    protected Approximator model(OptionText text) {
        return new HermiteModel(
                text.integer("order", 15, 1, HermiteModel.MOST_ORDER),
                text.word("fit", "maxwellian", "maxwellian", "best").equals("best"));
    }
}
