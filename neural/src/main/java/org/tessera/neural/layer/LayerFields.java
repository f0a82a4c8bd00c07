package org.tessera.neural.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// The fields of one layer in JSON, each read once and checked; what was not read is a mistake in the file.
final class LayerFields {

    private final String layer;
    private final JsonNode node;
    private final Set<String> read = new HashSet<>(Set.of("layer"));

    LayerFields(String layer, JsonNode node) {
        this.layer = layer;
        this.node = node;
    }

    /// A whole number of at least `least` and at most `most`.
    int size(String field, int least, int most) {
        JsonNode value = node.get(field);
        read.add(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad(field, "a whole number", value);
        }
        long number = value.longValue();
        if (number > most) {
            throw new LimitExceededException(field + " of layer " + layer, number, most);
        }
        if (number < least) {
            throw bad(field, "at least " + least, value);
        }
        return (int) number;
    }

    int size(String field, int least, int most, int usual) {
        return node.has(field) ? size(field, least, most) : skipped(field, usual);
    }

    private <T> T skipped(String field, T usual) {
        read.add(field);
        return usual;
    }

    double number(String field, double usual) {
        JsonNode value = node.get(field);
        read.add(field);
        if (value == null) {
            return usual;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw bad(field, "a finite number", value);
        }
        return value.doubleValue();
    }

    boolean flag(String field, boolean usual) {
        JsonNode value = node.get(field);
        read.add(field);
        if (value != null && !value.isBoolean()) {
            throw bad(field, "true or false", value);
        }
        return value == null ? usual : value.booleanValue();
    }

    JsonNode list(String field) {
        JsonNode value = node.get(field);
        read.add(field);
        if (value == null || !value.isArray()) {
            throw bad(field, "a list", value);
        }
        return value;
    }

    /// @throws MalformedException for a field that nobody asked for
    void checkAllRead() {
        node.fieldNames().forEachRemaining(field -> {
            if (!read.contains(field)) {
                throw new MalformedException(
                        -1,
                        "layer " + layer + " has a field '" + field + "' that is not known; known: "
                                + String.join(", ", new java.util.TreeSet<>(read)));
            }
        });
    }

    private MalformedException bad(String field, String expected, @org.jspecify.annotations.Nullable JsonNode found) {
        return new MalformedException(
                -1,
                "layer " + layer + ", field '" + field + "': " + expected + " expected, found "
                        + (found == null ? "nothing" : found));
    }
}
