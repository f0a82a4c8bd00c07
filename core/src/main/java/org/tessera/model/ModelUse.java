package org.tessera.model;

/// A model to compress with.
///
/// @param bytes of its file; not to be changed
/// @param name for people
/// @param embed whether the container takes it in
public record ModelUse(byte[] bytes, String name, boolean embed) {

    public ModelReference reference() {
        return new ModelReference(ModelId.of(bytes), name);
    }

    public ModelUse embedded(boolean other) {
        return new ModelUse(bytes, name, other);
    }
}
