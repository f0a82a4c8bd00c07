package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [StationaryModel] as `swt`.
public final class StationaryProvider extends ApproximatorProvider {

    public StationaryProvider() {
        super("swt", 1, "wavelet", "levels", "threshold");
    }

    @Override
    protected Approximator model(OptionText text) {
        return new StationaryModel(
                text.word("wavelet", "db4", Wavelet.labels()),
                text.integer("levels", 1, 0, StationaryModel.MOST_LEVELS),
                text.number("threshold", 0, 0, Double.MAX_VALUE));
    }
}
