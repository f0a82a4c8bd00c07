package org.tessera.neural.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.error.MalformedException;
import org.tessera.io.Limits;
import org.tessera.model.ModelId;

/// A trained model: what it is, where it comes from, and its numbers. Immutable; its SHA-256 is that of its file.
///
/// ```java
/// Model model = Model.builder("chi7", architecture)      // architecture: a JSON object with "kind"
///         .metadata("data", "Brill-Lindquist binaries, 12 configurations")
///         .metadata("licence", "Apache-2.0")
///         .tensor("basis", Tensor.f32(values, 343, 64))
///         .build();
/// Files.write(path, model.bytes());
/// Model same = Model.read(Files.readAllBytes(path), Limits.DEFAULT);
/// ```
public final class Model {

    private final String name;
    private final ObjectNode architecture;
    private final ObjectNode metadata;
    private final Map<String, Tensor> tensors;
    private final byte[] bytes;
    private final ModelId id;

    Model(String name, ObjectNode architecture, ObjectNode metadata, Map<String, Tensor> tensors, byte[] bytes) {
        this.name = name;
        this.architecture = architecture;
        this.metadata = metadata;
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        this.bytes = bytes;
        this.id = ModelId.of(bytes);
    }

    /// @param name lower-case letters, digits, `.`, `_` and `-`; what people call it
    /// @param architecture has a text `kind`, which says who can decode with it: `klt`, `network`
    public static Builder builder(String name, ObjectNode architecture) {
        return new Builder(name, architecture);
    }

    /// @throws org.tessera.error.CompressionException when these are not the bytes of a sound model
    public static Model read(byte[] file, Limits limits) {
        return ModelFile.read(file, limits);
    }

    public String name() {
        return name;
    }

    /// Which kind of model, such as `klt`.
    public String kind() {
        return architecture.path("kind").asText();
    }

    /// A copy.
    public ObjectNode architecture() {
        return architecture.deepCopy();
    }

    /// A copy. Keys that people look for: `data`, `licence`, `seed`, `splits`, `quality`, `command`, `description`.
    public ObjectNode metadata() {
        return metadata.deepCopy();
    }

    /// In the order of the file.
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /// @throws MalformedException when the model has no such tensor
    public Tensor tensor(String tensor) {
        Tensor found = tensors.get(tensor);
        if (found == null) {
            throw new MalformedException(-1, "model " + name + " has no tensor '" + tensor + "'");
        }
        return found;
    }

    /// Numbers in all tensors together.
    public long parameters() {
        return tensors.values().stream().mapToLong(Tensor::count).sum();
    }

    /// The whole file.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Length of the file.
    public int size() {
        return bytes.length;
    }

    public ModelId id() {
        return id;
    }

    /// Collects the parts of a model.
    public static final class Builder {
        private final String name;
        private final ObjectNode architecture;
        private final ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        private final Map<String, Tensor> tensors = new LinkedHashMap<>();

        private Builder(String name, ObjectNode architecture) {
            if (!ModelFile.isName(name)) {
                throw new IllegalArgumentException("a model name of up to 64 lower-case letters, digits, '.', '_' and"
                        + " '-' expected, found '" + name + "'");
            }
            if (!architecture.path("kind").isTextual()) {
                throw new IllegalArgumentException("the architecture of a model needs a text 'kind'");
            }
            this.name = name;
            this.architecture = architecture.deepCopy();
        }

        public Builder metadata(String key, String value) {
            metadata.put(key, value);
            return this;
        }

        public Builder metadata(String key, JsonNode value) {
            metadata.set(key, value.deepCopy());
            return this;
        }

        public Builder tensor(String tensor, Tensor values) {
            if (tensor.isEmpty() || tensor.equals(ModelFile.SAFETENSORS_METADATA) || tensors.containsKey(tensor)) {
                throw new IllegalArgumentException("a tensor named '" + tensor + "' is there already or cannot be");
            }
            tensors.put(tensor, values);
            return this;
        }

        /// The same parts in the same order give the same bytes.
        public Model build() {
            byte[] bytes = ModelFile.write(name, architecture, metadata, tensors);
            return new Model(name, architecture, metadata, tensors, bytes);
        }
    }
}
