package org.tessera.neural.model;

/// Element types of tensors. The names are those of safetensors; order of bytes is little-endian.
public enum TensorType {
    F64(8),
    F32(4),
    F16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of an element.
    public int bytes() {
        return bytes;
    }
}
