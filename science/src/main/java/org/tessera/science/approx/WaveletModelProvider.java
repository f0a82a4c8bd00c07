package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [WaveletModel] as `dwt`.
public final class WaveletModelProvider extends ApproximatorProvider {

    public WaveletModelProvider() {
        super("dwt", 1, "wavelet", "levels", "threshold");
    }

    @Override
    protected Approximator model(OptionText text) {
        return new WaveletModel(
                text.word("wavelet", "db4", Wavelet.labels()),
                text.integer("levels", 3, 0, WaveletModel.MOST_LEVELS),
                text.number("threshold", 0, 0, Double.MAX_VALUE));
    }
}
