package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [TuckerTreeModel] as `toctree`.
public final class TuckerTreeProvider extends ApproximatorProvider {

    public TuckerTreeProvider() {
        super("toctree", 1, "rank");
    }

    @Override
    protected Approximator model(OptionText text) {
        return new TuckerTreeModel(text.integer("rank", 2, 1, TuckerTreeModel.MOST_RANK));
    }
}
