package org.tessera.neural.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;

/// Normalisations by name: fitted to data before training, read from a model afterwards.
public final class Normalisations {

    public static final List<String> NAMES = List.of(
            "none",
            "positive-log",
            "global-log",
            "symlog",
            "abs-log",
            "min-max",
            "global-min-max",
            "z-score",
            "scale-up");

    private static final double LOG_EPSILON = 2e-8;
    private static final double SIGN_EPSILON = 1e-6;
    private static final double SCALE_TARGET = 2.5e-3;

    private Normalisations() {}

    /// @param epsilon small number of the logarithms or the target of scale-up; NaN for the usual one
    /// @param values the training data
    /// @throws IllegalArgumentException for a name that is not known or data that it cannot take
    public static Normalisation fit(String name, double epsilon, float[] values) {
        return switch (name) {
            case "none" -> new None();
            case "positive-log" -> new PositiveLog(usual(epsilon, LOG_EPSILON));
            case "global-log" -> new GlobalLog(minimum(values), usual(epsilon, LOG_EPSILON));
            case "symlog" -> new Symlog(usual(epsilon, 1));
            case "abs-log" -> new AbsLog(usual(epsilon, SIGN_EPSILON));
            case "min-max" -> new BlockMinMax();
            case "global-min-max" -> globalMinMax(values);
            case "z-score" -> zScore(values);
            case "scale-up" -> new ScaleUp(usual(epsilon, SCALE_TARGET));
            default ->
                throw new IllegalArgumentException(
                        "unknown normalisation '" + name + "'; known: " + String.join(", ", NAMES));
        };
    }

    private static double usual(double epsilon, double usual) {
        if (Double.isNaN(epsilon)) {
            return usual;
        }
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon of a normalisation must be positive, found " + epsilon);
        }
        return epsilon;
    }

    private static double minimum(float[] values) {
        return Extremes.minimum(values, 0, values.length);
    }

    private static Normalisation globalMinMax(float[] values) {
        double minimum = minimum(values);
        double maximum = Extremes.maximum(values, 0, values.length);
        if (!(maximum > minimum)) {
            throw new IllegalArgumentException(
                    "all training values are " + minimum + ": there is no range to normalise");
        }
        return new GlobalMinMax(minimum, maximum);
    }

    private static Normalisation zScore(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = StrictMath.sqrt(squares / values.length);
        if (!(deviation > 0)) {
            throw new IllegalArgumentException(
                    "all training values are " + mean + ": there is no deviation to divide by");
        }
        return new ZScore(mean, deviation);
    }

    /// `{"name": "z-score", "mean": ..., "deviation": ...}`
    public static ObjectNode json(Normalisation normalisation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", normalisation.label());
        switch (normalisation) {
            case None none -> {}
            case PositiveLog log -> node.put("epsilon", log.epsilon());
            case GlobalLog log -> node.put("minimum", log.minimum()).put("epsilon", log.epsilon());
            case Symlog log -> node.put("epsilon", log.epsilon());
            case AbsLog log -> node.put("epsilon", log.epsilon());
            case BlockMinMax range -> {}
            case GlobalMinMax range -> node.put("minimum", range.minimum()).put("maximum", range.maximum());
            case ZScore score -> node.put("mean", score.mean()).put("deviation", score.deviation());
            case ScaleUp scale -> node.put("target", scale.target());
        }
        return node;
    }

    /// @throws org.tessera.error.CompressionException when a model says something else than this version writes
    public static Normalisation parse(JsonNode node) {
        String name = node.path("name").asText();
        return switch (name) {
            case "none" -> new None();
            case "positive-log" -> new PositiveLog(positive(node, "epsilon"));
            case "global-log" -> new GlobalLog(number(node, "minimum"), positive(node, "epsilon"));
            case "symlog" -> new Symlog(positive(node, "epsilon"));
            case "abs-log" -> new AbsLog(positive(node, "epsilon"));
            case "min-max" -> new BlockMinMax();
            case "global-min-max" -> new GlobalMinMax(number(node, "minimum"), number(node, "maximum"));
            case "z-score" -> new ZScore(number(node, "mean"), positive(node, "deviation"));
            case "scale-up" -> new ScaleUp(positive(node, "target"));
            default ->
                throw new UnsupportedException(
                        "unknown normalisation '" + name + "'; known: " + String.join(", ", NAMES));
        };
    }

    private static double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new MalformedException(
                    -1, "normalisation " + node.path("name").asText() + ": a finite " + field + " expected");
        }
        return value.doubleValue();
    }

    private static double positive(JsonNode node, String field) {
        double value = number(node, field);
        if (!(value > 0)) {
            throw new MalformedException(
                    -1, "normalisation " + node.path("name").asText() + ": a positive " + field + " expected");
        }
        return value;
    }
}
