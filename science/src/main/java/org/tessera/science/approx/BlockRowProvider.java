package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [BlockRowModel] as `zfp1d`.
public final class BlockRowProvider extends ApproximatorProvider {

    public BlockRowProvider() {
        super("zfp1d", 1, "tolerance", "sparse");
    }

    @Override
    protected Approximator model(OptionText text) {
        return new BlockRowModel(
                text.number("tolerance", 0, 0, Double.MAX_VALUE), text.number("sparse", 0, 0, Double.MAX_VALUE));
    }
}
