package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [MixtureModel] as `gmm`.
public final class MixtureProvider extends ApproximatorProvider {

    public MixtureProvider() {
        super("gmm", 1, "components");
    }

    @Override
    protected Approximator model(OptionText text) {
        return new MixtureModel(text.integer("components", 15, 1, MixtureModel.MOST));
    }
}
