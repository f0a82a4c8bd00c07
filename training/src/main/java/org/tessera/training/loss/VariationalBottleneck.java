package org.tessera.training.loss;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.net.Parameters;

/// A variational autoencoder (Kingma and Welling 2014): the encoder makes means and log-variances, one half each; the
/// decoder gets a draw in training and the mean otherwise. The cost is the KL divergence to the normal distribution.
///
/// @param latent numbers that the decoder gets
public record VariationalBottleneck(int latent) implements Bottleneck {

    private static final double HALF = 0.5;

    @Override
    public List<ParameterSpec> parameters() {
        return List.of();
    }

    @Override
    public Passed pass(Tensor both, Parameters.Views parameters, boolean training) {
        Tensor mean = both.narrow(1, 0, latent);
        Tensor logVariance = both.narrow(1, latent, latent)
                .clamp(
                        new org.bytedeco.pytorch.ScalarOptional(new Scalar(-30)),
                        new org.bytedeco.pytorch.ScalarOptional(new Scalar(20)));
        Tensor terms = mean.square().add(logVariance.exp()).sub(logVariance).sub(new Scalar(1));
        Tensor cost = terms.sum(1L).mean().mul(new Scalar(HALF));
        if (!training) {
            return new Passed(mean, cost);
        }
        Tensor deviation = logVariance.mul(new Scalar(HALF)).exp();
        return new Passed(mean.add(deviation.mul(torch.randn_like(mean))), cost);
    }
}
