package org.tessera.neural.layer;

import java.util.List;

/// One layer of a network as data: what it is called and its sizes, without weights.
///
/// Sizes of the input are not part of it; [LayerShapes] finds them from layer to layer. Kernels are cubes.
public sealed interface LayerSpec {

    /// A matrix and a bias over features without axes.
    record Linear(int features, boolean bias) implements LayerSpec {}

    /// 1 to 3 axes, as many as the input has; weights are (out, in, kernel...).
    record Convolution(int channels, int kernel, int stride, int padding, boolean bias) implements LayerSpec {}

    /// The transpose of a convolution; weights are (in, out, kernel...), as in PyTorch.
    record TransposedConvolution(int channels, int kernel, int stride, int padding, int outputPadding, boolean bias)
            implements LayerSpec {}

    /// Statistics of the batch in training; a factor and a summand a channel afterwards, which export folds away.
    record BatchNorm(double epsilon) implements LayerSpec {}

    /// Mean and deviation over groups of channels of one sample; one group is a layer norm.
    record GroupNorm(int groups, double epsilon) implements LayerSpec {}

    /// A factor and a summand a channel: what is left of a batch norm.
    record Scale() implements LayerSpec {}

    /// Generalised divisive normalisation (Ballé et al. 2016): x / sqrt(beta + gamma x^2), or times for the inverse.
    record Gdn(boolean inverse) implements LayerSpec {}

    /// A function of each number.
    record Activation(Curve curve, double parameter) implements LayerSpec {}

    record Pool(boolean maximum, int kernel, int stride) implements LayerSpec {}

    /// Each axis longer by a whole factor; linear takes points at the middles of cells.
    record Upsample(int factor, boolean linear) implements LayerSpec {}

    /// x + f(x)
    record Residual(Sequence body) implements LayerSpec {}

    /// x · f(x): a gated unit.
    record Gate(Sequence body) implements LayerSpec {}

    record Sequence(List<LayerSpec> layers) implements LayerSpec {

        public Sequence {
            layers = List.copyOf(layers);
        }
    }

    /// All axes into channels, in row-major order.
    record Flatten() implements LayerSpec {}

    record Reshape(Features to) implements LayerSpec {}
}
