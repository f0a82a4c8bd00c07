package org.tessera.training.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/// Distance of the latents of a batch from the normal distribution: both are projected on random directions, sorted,
/// and compared (Kolouri et al. 2018). Directions and draws are new at each call.
final class SlicedWasserstein {

    private SlicedWasserstein() {}

    /// @param latent (samples, numbers)
    static Tensor distance(Tensor latent, int projections) {
        TensorOptions like = latent.options().requires_grad(new org.bytedeco.pytorch.BoolOptional(false));
        Tensor directions = torch.randn(new long[] {latent.size(1), projections}, like);
        Tensor lengths = directions.norm(new ScalarOptional(new Scalar(2)), new long[] {0}, true);
        Tensor unit = directions.div(lengths);
        Tensor prior = torch.randn(new long[] {latent.size(0), latent.size(1)}, like);
        Tensor sorted = latent.mm(unit).sort(0, false).get0();
        Tensor wanted = prior.mm(unit).sort(0, false).get0();
        return torch.mse_loss(sorted, wanted);
    }
}
