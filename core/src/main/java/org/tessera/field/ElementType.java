package org.tessera.field;

import java.util.Locale;

/// The type of one value as stored. The order is part of the format: the ordinal is written to files.
public enum ElementType {
    F32(4),
    F64(8),
    I8(1),
    I16(2),
    I32(4),
    I64(8),
    U8(1),
    U16(2),
    U32(4);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one value.
    public int bytes() {
        return bytes;
    }

    public boolean isFloat() {
        return this == F32 || this == F64;
    }

    public boolean isUnsigned() {
        return this == U8 || this == U16 || this == U32;
    }

    /// Bits of the significand, hidden one included; for integers the bits of a value.
    public int precision() {
        return this == F32 ? 24 : this == F64 ? 53 : 8 * bytes;
    }

    /// `f32`, `i16`, ...: the name in the command line and in reports.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads `f32`, `float32`, `float`, `double`, `d64`, `int16`, `uint8`, ...
    ///
    /// @throws IllegalArgumentException for anything else, naming the types there are
    public static ElementType parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        for (ElementType type : values()) {
            if (name.equals(type.label()) || name.equals(type.longName())) {
                return type;
            }
        }
        return switch (name) {
            case "float", "single" -> F32;
            case "double", "d64" -> F64;
            default ->
                throw new IllegalArgumentException(
                        "unknown element type '" + text + "': use one of f32 f64 i8 i16 i32 i64 u8 u16 u32");
        };
    }

    private String longName() {
        String prefix = isFloat() ? "float" : isUnsigned() ? "uint" : "int";
        return prefix + 8 * bytes;
    }
}
