package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [CosineModel] as `cosine`.
public final class CosineProvider extends ApproximatorProvider {

    public CosineProvider() {
        super("cosine", 1, "edge", "keep");
    }

    @Override
    protected Approximator model(OptionText text) {
        int edge = text.integer("edge", 0, 0, CosineModel.LONGEST);
        int keep = text.integer("keep", 0, 0, CosineModel.LONGEST);
        return new CosineModel(edge, keep);
    }
}
