package org.tessera.neural.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;

/// Reads lists of layers; counts them, so that a small file cannot ask for endless work.
final class LayerReader {

    private static final int MOST_LAYERS = 1000;
    private static final int MOST_DEPTH = 16;
    private static final int MOST_CHANNELS = 1 << 20;
    private static final int MOST_KERNEL = 64;

    private static final List<String> OTHERS = List.of(
            "linear",
            "conv",
            "transposed-conv",
            "batch-norm",
            "group-norm",
            "scale",
            "gdn",
            "igdn",
            "max-pool",
            "avg-pool",
            "upsample",
            "residual",
            "gate",
            "sequence",
            "flatten",
            "reshape");

    private int layers;
    private int depth;

    LayerSpec.Sequence sequence(JsonNode list) {
        if (++depth > MOST_DEPTH) {
            throw new LimitExceededException("layers inside of layers", depth, MOST_DEPTH);
        }
        List<LayerSpec> specs = new ArrayList<>();
        for (JsonNode node : list) {
            if (++layers > MOST_LAYERS) {
                throw new LimitExceededException("layers of a network", layers, MOST_LAYERS);
            }
            specs.add(layer(node));
        }
        depth--;
        return new LayerSpec.Sequence(specs);
    }

    private LayerSpec layer(JsonNode node) {
        JsonNode kind = node.path("layer");
        if (!kind.isTextual()) {
            throw new MalformedException(
                    -1, "a layer such as {\"layer\": \"relu\"} expected, found " + shortened(node));
        }
        String name = kind.textValue();
        LayerFields fields = new LayerFields(name, node);
        Optional<Curve> curve = Curve.named(name);
        LayerSpec spec = curve.isPresent() ? activation(curve.get(), fields) : other(name, fields);
        fields.checkAllRead();
        return spec;
    }

    private static LayerSpec activation(Curve curve, LayerFields fields) {
        double parameter = curve.parameter().isEmpty() ? 0 : fields.number(curve.parameter(), curve.usual());
        return new LayerSpec.Activation(curve, parameter);
    }

    private LayerSpec other(String name, LayerFields fields) {
        return switch (name) {
            case "linear" -> new LayerSpec.Linear(fields.size("features", 1, MOST_CHANNELS), fields.flag("bias", true));
            case "conv" ->
                new LayerSpec.Convolution(
                        fields.size("channels", 1, MOST_CHANNELS),
                        fields.size("kernel", 1, MOST_KERNEL),
                        fields.size("stride", 1, MOST_KERNEL, 1),
                        fields.size("padding", 0, MOST_KERNEL, 0),
                        fields.flag("bias", true));
            case "transposed-conv" -> transposed(fields);
            case "batch-norm" -> new LayerSpec.BatchNorm(epsilon(fields));
            case "group-norm" -> new LayerSpec.GroupNorm(fields.size("groups", 1, MOST_CHANNELS), epsilon(fields));
            case "scale" -> new LayerSpec.Scale();
            case "gdn" -> new LayerSpec.Gdn(false);
            case "igdn" -> new LayerSpec.Gdn(true);
            case "max-pool" -> pool(true, fields);
            case "avg-pool" -> pool(false, fields);
            case "upsample" ->
                new LayerSpec.Upsample(fields.size("factor", 1, MOST_KERNEL), fields.flag("linear", false));
            case "residual" -> new LayerSpec.Residual(sequence(fields.list("layers")));
            case "gate" -> new LayerSpec.Gate(sequence(fields.list("layers")));
            case "sequence" -> sequence(fields.list("layers"));
            case "flatten" -> new LayerSpec.Flatten();
            case "reshape" -> new LayerSpec.Reshape(ArchitectureText.features(fields.list("shape")));
            default -> throw unknown(name);
        };
    }

    private static LayerSpec transposed(LayerFields fields) {
        int kernel = fields.size("kernel", 1, MOST_KERNEL);
        int stride = fields.size("stride", 1, MOST_KERNEL, 1);
        return new LayerSpec.TransposedConvolution(
                fields.size("channels", 1, MOST_CHANNELS),
                kernel,
                stride,
                fields.size("padding", 0, MOST_KERNEL, 0),
                fields.size("output-padding", 0, stride - 1, 0),
                fields.flag("bias", true));
    }

    private static LayerSpec pool(boolean maximum, LayerFields fields) {
        int kernel = fields.size("kernel", 1, MOST_KERNEL);
        return new LayerSpec.Pool(maximum, kernel, fields.size("stride", 1, MOST_KERNEL, kernel));
    }

    private static double epsilon(LayerFields fields) {
        double epsilon = fields.number("epsilon", 1e-5);
        if (!(epsilon > 0)) {
            throw new MalformedException(-1, "epsilon of a norm must be positive, found " + epsilon);
        }
        return epsilon;
    }

    private static UnsupportedException unknown(String name) {
        TreeSet<String> known = new TreeSet<>(OTHERS);
        Arrays.stream(Curve.values()).map(Curve::label).forEach(known::add);
        String shown = name.length() > 40 ? name.substring(0, 40) + "..." : name;
        return new UnsupportedException("unknown layer '" + shown + "'; known: " + String.join(", ", known));
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
