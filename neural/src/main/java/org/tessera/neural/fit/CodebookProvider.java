package org.tessera.neural.fit;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;
import org.tessera.residual.ValueScale;

/// Registers [BlockModel] with a codebook as `vqvae`.
public final class CodebookProvider extends ApproximatorProvider {

    public CodebookProvider() {
        super("vqvae", 0, CoordinateOptions.names("channels", "dimension", "entries", "edge", "commitment"));
    }

    @Override
    protected ValueScale usualScale() {
        return new ValueScale(2, 0);
    }

    @Override
    protected Approximator model(OptionText text) {
        return new BlockModel("vqvae", BlockOptions.codebook(text), ValueScale.parse(text, usualScale()));
    }
}
