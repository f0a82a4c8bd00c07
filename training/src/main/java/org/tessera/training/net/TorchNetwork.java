package org.tessera.training.net;

import java.util.Arrays;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.tessera.neural.layer.Features;
import org.tessera.neural.layer.LayerSpec;

/// Applies layers to a batch by libtorch's functions, with parameters found by the names of
/// [org.tessera.neural.layer.LayerParameters]. The first axis of a batch counts samples.
public final class TorchNetwork {

    private static final double MOMENTUM = 0.1;
    private static final double SMALLEST_BETA = 1e-6;

    private final Parameters.Views parameters;
    private final boolean training;

    /// @param training whether batch norms use and gather the statistics of the batch
    public TorchNetwork(Parameters.Views parameters, boolean training) {
        this.parameters = parameters;
        this.training = training;
    }

    /// @param prefix of the names of the parameters, such as `decoder`
    public Tensor apply(LayerSpec.Sequence layers, Tensor batch, String prefix) {
        Tensor at = batch;
        for (int i = 0; i < layers.layers().size(); i++) {
            at = layer(layers.layers().get(i), at, prefix + "." + i);
        }
        return at;
    }

    private Tensor layer(LayerSpec spec, Tensor x, String path) {
        return switch (spec) {
            case LayerSpec.Linear linear -> torch.linear(x, weight(path), optional(path, linear.bias()));
            case LayerSpec.Convolution conv -> {
                int rank = rank(x);
                yield torch.convolution(
                        x,
                        weight(path),
                        optional(path, conv.bias()),
                        all(conv.stride(), rank),
                        all(conv.padding(), rank),
                        all(1, rank),
                        false,
                        all(0, rank),
                        1);
            }
            case LayerSpec.TransposedConvolution conv -> {
                int rank = rank(x);
                yield torch.convolution(
                        x,
                        weight(path),
                        optional(path, conv.bias()),
                        all(conv.stride(), rank),
                        all(conv.padding(), rank),
                        all(1, rank),
                        true,
                        all(conv.outputPadding(), rank),
                        1);
            }
            case LayerSpec.BatchNorm norm ->
                torch.batch_norm(
                        x,
                        optional(path, "weight"),
                        optional(path, "bias"),
                        optional(path, "mean"),
                        optional(path, "variance"),
                        training,
                        MOMENTUM,
                        norm.epsilon(),
                        false);
            case LayerSpec.GroupNorm norm ->
                torch.group_norm(
                        x, norm.groups(), optional(path, "weight"), optional(path, "bias"), norm.epsilon(), false);
            case LayerSpec.Scale scale ->
                x.mul(perChannel(parameters.get(path + ".weight"), x))
                        .add(perChannel(parameters.get(path + ".bias"), x));
            case LayerSpec.Gdn gdn -> gdn(gdn, x, path);
            case LayerSpec.Activation activation -> TorchCurve.apply(activation, x);
            case LayerSpec.Pool pool -> pool(pool, x);
            case LayerSpec.Upsample up -> upsample(up, x);
            case LayerSpec.Residual residual -> x.add(apply(residual.body(), x, path));
            case LayerSpec.Gate gate -> x.mul(apply(gate.body(), x, path));
            case LayerSpec.Sequence sequence -> apply(sequence, x, path);
            case LayerSpec.Flatten flatten -> x.flatten(1, -1);
            case LayerSpec.Reshape reshape -> x.reshape(batched(reshape.to(), x.size(0)));
        };
    }

    /// Shape of a batch.
    public static long[] batched(Features features, long samples) {
        int[] sizes = features.sizes();
        long[] shape = new long[sizes.length + 1];
        shape[0] = samples;
        for (int i = 0; i < sizes.length; i++) {
            shape[i + 1] = sizes[i];
        }
        return shape;
    }

    private Tensor gdn(LayerSpec.Gdn gdn, Tensor x, String path) {
        Tensor gamma = parameters.get(path + ".gamma").abs();
        Tensor beta = parameters.get(path + ".beta").clamp_min(new Scalar(SMALLEST_BETA));
        long channels = x.size(1);
        long[] shape = x.shape();
        Tensor flat = x.square().reshape(shape[0], channels, -1);
        Tensor norm =
                torch.matmul(gamma, flat).add(beta.view(1, channels, 1)).sqrt().reshape(shape);
        return gdn.inverse() ? x.mul(norm) : x.div(norm);
    }

    private static Tensor perChannel(Tensor values, Tensor x) {
        long[] shape = new long[(int) x.dim()];
        Arrays.fill(shape, 1);
        shape[1] = values.numel();
        return values.view(shape);
    }

    private static Tensor pool(LayerSpec.Pool pool, Tensor x) {
        int rank = rank(x);
        long[] kernel = all(pool.kernel(), rank);
        long[] stride = all(pool.stride(), rank);
        long[] padding = all(0, rank);
        if (pool.maximum()) {
            return switch (rank) {
                case 1 -> torch.max_pool1d(x, kernel, stride, padding, all(1, rank), false);
                case 2 -> torch.max_pool2d(x, kernel, stride, padding, all(1, rank), false);
                default -> torch.max_pool3d(x, kernel, stride, padding, all(1, rank), false);
            };
        }
        return switch (rank) {
            case 1 -> torch.avg_pool1d(x, kernel, stride, padding, false, true);
            case 2 -> torch.avg_pool2d(x, kernel, stride, padding, false, true, new LongOptional());
            default -> torch.avg_pool3d(x, kernel, stride, padding, false, true, new LongOptional());
        };
    }

    private static Tensor upsample(LayerSpec.Upsample up, Tensor x) {
        int rank = rank(x);
        long[] to = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            to[axis] = x.size(axis + 2) * up.factor();
        }
        if (up.linear()) {
            return switch (rank) {
                case 1 -> torch.upsample_linear1d(x, to, false, new DoubleOptional());
                case 2 -> torch.upsample_bilinear2d(x, to, false, new DoubleOptional(), new DoubleOptional());
                default ->
                    torch.upsample_trilinear3d(
                            x, to, false, new DoubleOptional(), new DoubleOptional(), new DoubleOptional());
            };
        }
        return switch (rank) {
            case 1 -> torch.upsample_nearest1d(x, to, new DoubleOptional());
            case 2 -> torch.upsample_nearest2d(x, to, new DoubleOptional(), new DoubleOptional());
            default ->
                torch.upsample_nearest3d(x, to, new DoubleOptional(), new DoubleOptional(), new DoubleOptional());
        };
    }

    private Tensor weight(String path) {
        return parameters.get(path + ".weight");
    }

    private TensorOptional optional(String path, boolean present) {
        return present ? optional(path, "bias") : new TensorOptional();
    }

    private TensorOptional optional(String path, String name) {
        return new TensorOptional(parameters.get(path + "." + name));
    }

    private static int rank(Tensor x) {
        return (int) x.dim() - 2;
    }

    private static long[] all(long value, int rank) {
        long[] values = new long[rank];
        Arrays.fill(values, value);
        return values;
    }
}
