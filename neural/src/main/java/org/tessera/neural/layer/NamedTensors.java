package org.tessera.neural.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.error.MalformedException;

/// Numbers of a network by the names of [LayerParameters], in the order they were put.
public final class NamedTensors {

    private final Map<String, float[]> tensors = new LinkedHashMap<>();

    public void put(String name, float[] values) {
        tensors.put(name, values);
    }

    /// @throws MalformedException when it is missing or has another length
    public float[] get(String name, long count) {
        float[] values = tensors.get(name);
        if (values == null) {
            throw new MalformedException(-1, "the network has no tensor '" + name + "'");
        }
        if (values.length != count) {
            throw new MalformedException(
                    -1, "tensor '" + name + "' should have " + count + " numbers and has " + values.length);
        }
        return values;
    }

    public Map<String, float[]> all() {
        return java.util.Collections.unmodifiableMap(tensors);
    }
}
