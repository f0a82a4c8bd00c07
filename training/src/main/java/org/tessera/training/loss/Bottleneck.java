package org.tessera.training.loss;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.net.Parameters;

/// What happens between encoder and decoder, and what it costs.
public sealed interface Bottleneck permits PlainBottleneck, VariationalBottleneck, CodebookBottleneck, RateBottleneck {

    /// Numbers of its own that are trained.
    List<ParameterSpec> parameters();

    /// @param latent what the encoder made, (samples, numbers)
    /// @param training whether noise stands for rounding, or rounding is done
    Passed pass(Tensor latent, Parameters.Views parameters, boolean training);

    /// @param latent what the decoder gets, (samples, numbers)
    /// @param cost mean over samples of what this bottleneck asks, in its own unit; null when it asks nothing
    record Passed(
            Tensor latent,
            @org.jspecify.annotations.Nullable Tensor cost) {}
}
