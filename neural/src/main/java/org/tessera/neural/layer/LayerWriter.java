package org.tessera.neural.layer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Writes lists of layers, each field in a fixed order, those at their usual value left out.
final class LayerWriter {

    private static final double USUAL_EPSILON = 1e-5;

    private LayerWriter() {}

    static ArrayNode list(LayerSpec.Sequence sequence) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        sequence.layers().forEach(layer -> list.add(node(layer)));
        return list;
    }

    private static ObjectNode node(LayerSpec spec) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (spec) {
            case LayerSpec.Linear linear -> {
                named(node, "linear").put("features", linear.features());
                bias(node, linear.bias());
            }
            case LayerSpec.Convolution conv -> {
                kernel(named(node, "conv"), conv.channels(), conv.kernel(), conv.stride(), conv.padding());
                bias(node, conv.bias());
            }
            case LayerSpec.TransposedConvolution conv -> {
                kernel(named(node, "transposed-conv"), conv.channels(), conv.kernel(), conv.stride(), conv.padding());
                unless(node, "output-padding", conv.outputPadding(), 0);
                bias(node, conv.bias());
            }
            case LayerSpec.BatchNorm norm -> epsilon(named(node, "batch-norm"), norm.epsilon());
            case LayerSpec.GroupNorm norm ->
                epsilon(named(node, "group-norm").put("groups", norm.groups()), norm.epsilon());
            case LayerSpec.Scale scale -> named(node, "scale");
            case LayerSpec.Gdn gdn -> named(node, gdn.inverse() ? "igdn" : "gdn");
            case LayerSpec.Activation activation -> {
                named(node, activation.curve().label());
                String parameter = activation.curve().parameter();
                if (!parameter.isEmpty()
                        && activation.parameter() != activation.curve().usual()) {
                    node.put(parameter, activation.parameter());
                }
            }
            case LayerSpec.Pool pool -> {
                named(node, pool.maximum() ? "max-pool" : "avg-pool").put("kernel", pool.kernel());
                unless(node, "stride", pool.stride(), pool.kernel());
            }
            case LayerSpec.Upsample up -> {
                named(node, "upsample").put("factor", up.factor());
                if (up.linear()) {
                    node.put("linear", true);
                }
            }
            case LayerSpec.Residual residual -> named(node, "residual").set("layers", list(residual.body()));
            case LayerSpec.Gate gate -> named(node, "gate").set("layers", list(gate.body()));
            case LayerSpec.Sequence sequence -> named(node, "sequence").set("layers", list(sequence));
            case LayerSpec.Flatten flatten -> named(node, "flatten");
            case LayerSpec.Reshape reshape -> named(node, "reshape").set("shape", ArchitectureText.sizes(reshape.to()));
        }
        return node;
    }

    private static ObjectNode named(ObjectNode node, String name) {
        return node.put("layer", name);
    }

    private static void kernel(ObjectNode node, int channels, int kernel, int stride, int padding) {
        node.put("channels", channels).put("kernel", kernel);
        unless(node, "stride", stride, 1);
        unless(node, "padding", padding, 0);
    }

    private static void bias(ObjectNode node, boolean bias) {
        if (!bias) {
            node.put("bias", false);
        }
    }

    private static void epsilon(ObjectNode node, double epsilon) {
        if (epsilon != USUAL_EPSILON) {
            node.put("epsilon", epsilon);
        }
    }

    private static void unless(ObjectNode node, String field, int value, int usual) {
        if (value != usual) {
            node.put(field, value);
        }
    }
}
