package org.tessera.neural.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.tessera.error.MalformedException;

/// Architectures that come with Tessera. Where a layer says `"features": "latent"`, the size asked for goes.
public final class Architectures {

    public static final List<String> NAMES = List.of(
            "swae-7",
            "swae-7-shallow",
            "swae-7-deep",
            "swae-8",
            "swae-5",
            "swae-5-mlp",
            "swae-5-gmlp",
            "swae-40",
            "mlp-7",
            "fast-7");

    private static final String LATENT = "latent";

    private Architectures() {}

    /// @throws IllegalArgumentException for a name that is not known
    public static Architecture bundled(String name, int latent) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown architecture '" + name + "'; known: " + String.join(", ", NAMES) + ", or a .json file");
        }
        try (InputStream in =
                Architectures.class.getResourceAsStream("/org/tessera/neural/architecture/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("architecture " + name + " is missing in this build");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), latent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An architecture whose latent is still open.
    ///
    /// @throws org.tessera.error.CompressionException for anything that is no architecture
    public static Architecture parse(String json, int latent) {
        try {
            return ArchitectureText.parse(filled(new ObjectMapper().readTree(json), latent));
        } catch (JsonProcessingException e) {
            throw new MalformedException(-1, "an architecture in JSON expected: " + e.getOriginalMessage());
        }
    }

    private static JsonNode filled(JsonNode node, int latent) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                boolean open = field.getValue().isTextual()
                        && field.getValue().textValue().equals(LATENT);
                field.setValue(open ? IntNode.valueOf(latent) : filled(field.getValue(), latent));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, filled(array.get(i), latent));
            }
        }
        return node;
    }
}
