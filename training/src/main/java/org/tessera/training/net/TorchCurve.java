package org.tessera.training.net;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.tessera.neural.layer.LayerSpec;

/// The functions of one number, by libtorch.
final class TorchCurve {

    private TorchCurve() {}

    static Tensor apply(LayerSpec.Activation activation, Tensor x) {
        double parameter = activation.parameter();
        return switch (activation.curve()) {
            case RELU -> torch.relu(x);
            case LEAKY_RELU -> torch.leaky_relu(x, new Scalar(parameter));
            case ELU -> torch.elu(x, new Scalar(parameter), new Scalar(1), new Scalar(1));
            case GELU -> torch.gelu(x);
            case SILU -> torch.silu(x);
            case TANH -> x.tanh();
            case SIGMOID -> x.sigmoid();
            case SINE -> x.mul(new Scalar(parameter)).sin();
        };
    }
}
