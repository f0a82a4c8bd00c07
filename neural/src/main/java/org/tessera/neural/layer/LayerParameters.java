package org.tessera.neural.layer;

import java.util.ArrayList;
import java.util.List;
import org.tessera.error.LimitExceededException;

/// Which tensors a network needs, with names and shapes, in a fixed order.
public final class LayerParameters {

    /// Most parameters of one network.
    public static final long MOST = 1L << 26;

    private final List<ParameterSpec> found = new ArrayList<>();
    private long total;

    private LayerParameters() {}

    /// @param prefix before each name, such as `decoder`
    /// @throws LimitExceededException when there are too many numbers
    public static List<ParameterSpec> of(LayerSpec spec, Features in, String prefix) {
        LayerParameters parameters = new LayerParameters();
        parameters.visit(spec, in, prefix);
        return List.copyOf(parameters.found);
    }

    /// Trained numbers, as frameworks count them.
    public static long count(List<ParameterSpec> parameters) {
        return parameters.stream()
                .filter(ParameterSpec::trained)
                .mapToLong(ParameterSpec::count)
                .sum();
    }

    private void visit(LayerSpec spec, Features in, String path) {
        int c = in.channels();
        switch (spec) {
            case LayerSpec.Linear linear -> {
                add(path, "weight", true, linear.features(), c);
                addBias(path, linear.bias(), linear.features());
            }
            case LayerSpec.Convolution conv -> {
                add(path, "weight", true, kernel(conv.channels(), c, conv.kernel(), in.rank()));
                addBias(path, conv.bias(), conv.channels());
            }
            case LayerSpec.TransposedConvolution conv -> {
                add(path, "weight", true, kernel(c, conv.channels(), conv.kernel(), in.rank()));
                addBias(path, conv.bias(), conv.channels());
            }
            case LayerSpec.BatchNorm norm -> {
                add(path, "weight", true, c);
                add(path, "bias", true, c);
                add(path, "mean", false, c);
                add(path, "variance", false, c);
            }
            case LayerSpec.GroupNorm norm -> addPair(path, c);
            case LayerSpec.Scale scale -> addPair(path, c);
            case LayerSpec.Gdn gdn -> {
                add(path, "beta", true, c);
                add(path, "gamma", true, c, c);
            }
            case LayerSpec.Residual residual -> visit(residual.body(), in, path);
            case LayerSpec.Gate gate -> visit(gate.body(), in, path);
            case LayerSpec.Sequence sequence -> {
                Features at = in;
                for (int i = 0; i < sequence.layers().size(); i++) {
                    LayerSpec layer = sequence.layers().get(i);
                    visit(layer, at, path + "." + i);
                    at = LayerShapes.output(layer, at);
                }
            }
            case LayerSpec.Activation none -> {}
            case LayerSpec.Pool none -> {}
            case LayerSpec.Upsample none -> {}
            case LayerSpec.Flatten none -> {}
            case LayerSpec.Reshape none -> {}
        }
    }

    private static int[] kernel(int first, int second, int kernel, int rank) {
        int[] shape = new int[rank + 2];
        java.util.Arrays.fill(shape, kernel);
        shape[0] = first;
        shape[1] = second;
        return shape;
    }

    private void addPair(String path, int channels) {
        add(path, "weight", true, channels);
        add(path, "bias", true, channels);
    }

    private void addBias(String path, boolean present, int channels) {
        if (present) {
            add(path, "bias", true, channels);
        }
    }

    private void add(String path, String name, boolean trained, int... shape) {
        long count = 1;
        for (int size : shape) {
            count *= size; // each factor is at most 2^24 and the product is checked before the next
            if (count > MOST) {
                throw new LimitExceededException("parameters of a network", count, MOST);
            }
        }
        total += count;
        if (total > MOST) {
            throw new LimitExceededException("parameters of a network", total, MOST);
        }
        found.add(new ParameterSpec(path + "." + name, shape, trained));
    }
}
