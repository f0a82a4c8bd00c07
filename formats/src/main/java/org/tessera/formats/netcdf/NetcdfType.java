package org.tessera.formats.netcdf;

import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;

/// Types of values and attributes; those behind [#DOUBLE] exist in CDF-5 only.
enum NetcdfType {
    BYTE(1, 1, ElementType.I8),
    CHAR(2, 1, null),
    SHORT(3, 2, ElementType.I16),
    INT(4, 4, ElementType.I32),
    FLOAT(5, 4, ElementType.F32),
    DOUBLE(6, 8, ElementType.F64),
    UBYTE(7, 1, ElementType.U8),
    USHORT(8, 2, ElementType.U16),
    UINT(9, 4, ElementType.U32),
    INT64(10, 8, ElementType.I64),
    UINT64(11, 8, null);

    private final int code;
    private final int bytes;
    private final @Nullable ElementType element;

    NetcdfType(int code, int bytes, @Nullable ElementType element) {
        this.code = code;
        this.bytes = bytes;
        this.element = element;
    }

    /// Bytes of one value.
    int bytes() {
        return bytes;
    }

    /// The type as Tessera knows it, or null for texts and unsigned 64-bit integers.
    @Nullable
    ElementType element() {
        return element;
    }

    boolean isFloat() {
        return this == FLOAT || this == DOUBLE;
    }

    /// What stands for it in a header.
    int code() {
        return code;
    }

    /// Whether only CDF-5 has it.
    boolean isWide() {
        return code > DOUBLE.code;
    }

    /// The type for values of an element type.
    static NetcdfType of(ElementType element) {
        for (NetcdfType type : values()) {
            if (type.element == element) {
                return type;
            }
        }
        throw new IllegalArgumentException("NetCDF has no " + element.label());
    }

    /// The type of a number in a header, or null when that version of the format has none such.
    static @Nullable NetcdfType of(int code, boolean wide) {
        NetcdfType last = wide ? UINT64 : DOUBLE;
        return code < 1 || code > last.code ? null : values()[code - 1];
    }
}
