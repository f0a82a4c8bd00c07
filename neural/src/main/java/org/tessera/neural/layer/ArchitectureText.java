package org.tessera.neural.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// Architectures as JSON: `name`, `input` (channels first), and the lists of layers `encoder` and `decoder`.
public final class ArchitectureText {

    private ArchitectureText() {}

    /// @throws org.tessera.error.CompressionException for anything that is no architecture of this version
    public static Architecture parse(String json) {
        try {
            return parse(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new MalformedException(-1, "an architecture in JSON expected: " + e.getOriginalMessage());
        }
    }

    public static Architecture parse(JsonNode root) {
        if (!root.isObject()) {
            throw new MalformedException(-1, "an architecture as a JSON object expected, found " + root.getNodeType());
        }
        LayerFields fields = new LayerFields("(architecture)", root);
        JsonNode name = root.path("name");
        if (!name.isTextual()) {
            throw new MalformedException(-1, "an architecture needs a name");
        }
        LayerReader reader = new LayerReader();
        return new Architecture(
                name.textValue(),
                features(fields.list("input")),
                reader.sequence(fields.list("encoder")),
                reader.sequence(fields.list("decoder")));
    }

    /// A list of layers by itself.
    ///
    /// @throws org.tessera.error.CompressionException for anything that is none
    public static LayerSpec.Sequence layers(String json) {
        try {
            return new LayerReader().sequence(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new MalformedException(-1, "a list of layers in JSON expected: " + e.getOriginalMessage());
        }
    }

    static Features features(JsonNode list) {
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode size : list) {
            if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 1) {
                throw new MalformedException(-1, "sizes as positive whole numbers expected, found " + size);
            }
            if (size.longValue() > Features.MOST) {
                throw new LimitExceededException("numbers between two layers", size.longValue(), Features.MOST);
            }
            sizes.add(size.intValue());
        }
        return Features.of(sizes.stream().mapToInt(Integer::intValue).toArray());
    }

    /// The same text for the same architecture, always.
    public static ObjectNode json(Architecture architecture) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("name", architecture.name());
        root.set("input", sizes(architecture.input()));
        root.set("encoder", LayerWriter.list(architecture.encoder()));
        root.set("decoder", LayerWriter.list(architecture.decoder()));
        return root;
    }

    static ArrayNode sizes(Features features) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int size : features.sizes()) {
            list.add(size);
        }
        return list;
    }
}
