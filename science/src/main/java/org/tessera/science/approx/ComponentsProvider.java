package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [ComponentsModel] as `pca`.
public final class ComponentsProvider extends ApproximatorProvider {

    public ComponentsProvider() {
        super("pca", 0, "components");
    }

    @Override
    protected Approximator model(OptionText text) {
        return new ComponentsModel(text.integer("components", 30, 1, ComponentsModel.MOST));
    }
}
