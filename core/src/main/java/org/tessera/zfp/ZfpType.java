package org.tessera.zfp;

import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;

/// The four types of value that a zfp stream holds.
public enum ZfpType {
    INT32(ElementType.I32, 32, 0),
    INT64(ElementType.I64, 64, 0),
    FLOAT(ElementType.F32, 32, 8),
    DOUBLE(ElementType.F64, 64, 11);

    private final ElementType element;
    private final int bits;
    private final int exponentBits;

    ZfpType(ElementType element, int bits, int exponentBits) {
        this.element = element;
        this.bits = bits;
        this.exponentBits = exponentBits;
    }

    /// The type of the same width and kind, or null when zfp has none.
    public static @Nullable ZfpType of(ElementType type) {
        for (ZfpType known : values()) {
            if (known.element == type) {
                return known;
            }
        }
        return null;
    }

    public ElementType element() {
        return element;
    }

    /// Bits of a value, and of the whole numbers that are coded for it.
    int bits() {
        return bits;
    }

    /// Bits of a block's exponent; 0 for whole numbers, which have none.
    int exponentBits() {
        return exponentBits;
    }

    /// What is added to an exponent before it is written.
    int bias() {
        return (1 << exponentBits - 1) - 1;
    }

    /// Bits before the planes of a block that is not empty.
    int blockHeaderBits() {
        return exponentBits == 0 ? 0 : exponentBits + 1;
    }

    /// Bits that say how many planes a reversible block has.
    int precisionBits() {
        return bits == 32 ? 5 : 6;
    }
}
