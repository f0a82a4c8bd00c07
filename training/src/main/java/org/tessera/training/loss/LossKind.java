package org.tessera.training.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The terms that a loss may have.
public enum LossKind {
    MSE,
    L1,
    LOG_COSH,
    SSIM,
    SLICED_WASSERSTEIN,
    KL,
    GAUSSIAN_NLL,
    VQ,
    RATE;

    /// `sliced-wasserstein`
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(LossKind::label).toList();
    }
}
