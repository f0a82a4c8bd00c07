package org.tessera.neural.layer;

import java.util.ArrayList;
import java.util.List;

/// Takes batch norms out of a trained network: each becomes part of the matrix or convolution before it, or a
/// factor and a summand a channel where there is none. Products are made in double and rounded once.
public final class Folding {

    private final NamedTensors from;
    private final NamedTensors to = new NamedTensors();

    private Folding(NamedTensors from) {
        this.from = from;
    }

    /// A network without batch norms, and its numbers.
    ///
    /// @param architecture with new positions of layers
    /// @param tensors named after them
    public record Folded(Architecture architecture, NamedTensors tensors) {}

    public static Folded fold(Architecture architecture, NamedTensors tensors) {
        Folding folding = new Folding(tensors);
        LayerSpec.Sequence encoder =
                folding.sequence(architecture.encoder(), architecture.input(), "encoder", "encoder");
        LayerSpec.Sequence decoder =
                folding.sequence(architecture.decoder(), architecture.latent(), "decoder", "decoder");
        return new Folded(new Architecture(architecture.name(), architecture.input(), encoder, decoder), folding.to);
    }

    private LayerSpec.Sequence sequence(LayerSpec.Sequence layers, Features in, String source, String target) {
        List<LayerSpec> kept = new ArrayList<>();
        Features at = in;
        for (int i = 0; i < layers.layers().size(); i++) {
            LayerSpec layer = layers.layers().get(i);
            Features out = LayerShapes.output(layer, at);
            String here = source + "." + i;
            String there = target + "." + kept.size();
            LayerSpec next = i + 1 < layers.layers().size() ? layers.layers().get(i + 1) : null;
            if (next instanceof LayerSpec.BatchNorm norm && isLinear(layer)) {
                kept.add(merged(layer, at, here, there, affine(norm, out.channels(), source + "." + (i + 1), from)));
                i++;
            } else {
                kept.add(copied(layer, at, here, there));
            }
            at = out;
        }
        return new LayerSpec.Sequence(kept);
    }

    private static boolean isLinear(LayerSpec layer) {
        return layer instanceof LayerSpec.Linear
                || layer instanceof LayerSpec.Convolution
                || layer instanceof LayerSpec.TransposedConvolution;
    }

    /// Factor and summand of each channel.
    record Affine(double[] factor, double[] summand) {}

    static Affine affine(LayerSpec.BatchNorm norm, int channels, String path, NamedTensors from) {
        float[] weight = from.get(path + ".weight", channels);
        float[] bias = from.get(path + ".bias", channels);
        float[] mean = from.get(path + ".mean", channels);
        float[] variance = from.get(path + ".variance", channels);
        double[] factor = new double[channels];
        double[] summand = new double[channels];
        for (int c = 0; c < channels; c++) {
            factor[c] = weight[c] / Math.sqrt(variance[c] + norm.epsilon());
            summand[c] = bias[c] - mean[c] * factor[c];
        }
        return new Affine(factor, summand);
    }

    private LayerSpec merged(LayerSpec layer, Features in, String here, String there, Affine affine) {
        List<ParameterSpec> parameters = LayerParameters.of(layer, in, here);
        ParameterSpec weightSpec = parameters.getFirst();
        float[] weight = from.get(weightSpec.name(), weightSpec.count()).clone();
        int channels = affine.factor.length;
        boolean transposed = layer instanceof LayerSpec.TransposedConvolution;
        int kernel = weight.length / (weightSpec.shape()[0] * weightSpec.shape()[1]);
        int inner = transposed ? kernel : weight.length / channels;
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) (weight[i] * affine.factor[i / inner % channels]);
        }
        float[] bias = new float[channels];
        float[] old = parameters.size() > 1 ? from.get(here + ".bias", channels) : new float[channels];
        for (int c = 0; c < channels; c++) {
            bias[c] = (float) (old[c] * affine.factor[c] + affine.summand[c]);
        }
        to.put(there + ".weight", weight);
        to.put(there + ".bias", bias);
        return switch (layer) {
            case LayerSpec.Linear l -> new LayerSpec.Linear(l.features(), true);
            case LayerSpec.Convolution c ->
                new LayerSpec.Convolution(c.channels(), c.kernel(), c.stride(), c.padding(), true);
            case LayerSpec.TransposedConvolution c ->
                new LayerSpec.TransposedConvolution(
                        c.channels(), c.kernel(), c.stride(), c.padding(), c.outputPadding(), true);
            default -> throw new IllegalStateException("not a linear layer: " + layer);
        };
    }

    private LayerSpec copied(LayerSpec layer, Features in, String here, String there) {
        return switch (layer) {
            case LayerSpec.BatchNorm norm -> {
                Affine affine = affine(norm, in.channels(), here, from);
                to.put(there + ".weight", rounded(affine.factor));
                to.put(there + ".bias", rounded(affine.summand));
                yield new LayerSpec.Scale();
            }
            case LayerSpec.Residual residual -> new LayerSpec.Residual(sequence(residual.body(), in, here, there));
            case LayerSpec.Gate gate -> new LayerSpec.Gate(sequence(gate.body(), in, here, there));
            case LayerSpec.Sequence inner -> sequence(inner, in, here, there);
            default -> {
                for (ParameterSpec spec : LayerParameters.of(layer, in, here)) {
                    String name = there + spec.name().substring(here.length());
                    to.put(name, from.get(spec.name(), spec.count()));
                }
                yield layer;
            }
        };
    }

    static float[] rounded(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
