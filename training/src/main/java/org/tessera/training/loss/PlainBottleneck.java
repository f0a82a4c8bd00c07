package org.tessera.training.loss;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.net.Parameters;

/// The latent as it is; stored as floats.
public record PlainBottleneck() implements Bottleneck {

    @Override
    public List<ParameterSpec> parameters() {
        return List.of();
    }

    @Override
    public Passed pass(Tensor latent, Parameters.Views parameters, boolean training) {
        return new Passed(latent, null);
    }
}
