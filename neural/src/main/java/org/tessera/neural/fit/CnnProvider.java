package org.tessera.neural.fit;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;
import org.tessera.residual.ValueScale;

/// Registers [BlockModel] with rounded latents as `cnn`.
public final class CnnProvider extends ApproximatorProvider {

    public CnnProvider() {
        super("cnn", 0, CoordinateOptions.names("channels", "latent", "edge", "norm"));
    }

    @Override
    protected ValueScale usualScale() {
        return new ValueScale(2, 0);
    }

    @Override
    protected Approximator model(OptionText text) {
        return new BlockModel("cnn", BlockOptions.cnn(text), ValueScale.parse(text, usualScale()));
    }
}
