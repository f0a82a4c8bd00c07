package org.tessera.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.neural.model.Model;

/// What is said of a model in JSON.
final class ModelFacts {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ModelFacts() {}

    static Map<String, Object> of(Model model) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", model.name());
        map.put("kind", model.kind());
        map.put("sha256", model.id().hex());
        map.put("size", model.size());
        map.put("parameters", model.parameters());
        map.put("architecture", plain(model.architecture()));
        map.put("metadata", plain(model.metadata()));
        return map;
    }

    private static Map<String, Object> plain(JsonNode node) {
        return MAPPER.convertValue(node, new TypeReference<Map<String, Object>>() {});
    }

    /// A number or text as it is, anything else as JSON.
    static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }
}
