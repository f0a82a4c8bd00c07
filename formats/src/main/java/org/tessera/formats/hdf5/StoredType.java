package org.tessera.formats.hdf5;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;

/// How one value is stored (specification section IV.A.2.d), as far as numbers and strings need it.
///
/// @param kind what it is
/// @param size bytes of one value
/// @param number the element type, or null when it is not one of Tessera's nine
/// @param order byte order of numbers
record StoredType(Kind kind, long size, @Nullable ElementType number, ByteOrder order) {

    enum Kind {
        NUMBER,
        STRING,
        VARIABLE_STRING,
        OTHER
    }

    private static final int FIXED = 0;
    private static final int FLOAT = 1;
    private static final int TEXT = 3;
    private static final int VARIABLE = 9;

    static StoredType parse(Block in) {
        int kind = in.u8() & 0x0F;
        int bits = (int) in.uint(3);
        long size = in.u32();
        ByteOrder order = (bits & 1) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return switch (kind) {
            case FIXED -> new StoredType(Kind.NUMBER, size, integer(in, bits, size), order);
            case FLOAT -> new StoredType(Kind.NUMBER, size, ieee(in, bits, size), order);
            case TEXT -> new StoredType(Kind.STRING, size, null, order);
            case VARIABLE -> new StoredType((bits & 0x0F) == 1 ? Kind.VARIABLE_STRING : Kind.OTHER, size, null, order);
            default -> new StoredType(Kind.OTHER, size, null, order);
        };
    }

    private static @Nullable ElementType integer(Block in, int bits, long size) {
        int bitOffset = in.u16();
        int precision = in.u16();
        if (bitOffset != 0 || precision != 8 * size) {
            return null; // padded integers, as the nbit filter uses them
        }
        boolean signed = (bits & 8) != 0;
        return switch ((int) size) {
            case 1 -> signed ? ElementType.I8 : ElementType.U8;
            case 2 -> signed ? ElementType.I16 : ElementType.U16;
            case 4 -> signed ? ElementType.I32 : ElementType.U32;
            case 8 -> signed ? ElementType.I64 : null;
            default -> null;
        };
    }

    private static @Nullable ElementType ieee(Block in, int bits, long size) {
        boolean vaxOrder = (bits & 0x40) != 0;
        boolean hiddenBit = (bits >> 4 & 3) == 2;
        int sign = bits >> 8 & 0xFF;
        int bitOffset = in.u16();
        int precision = in.u16();
        int exponent = in.u8();
        int exponentBits = in.u8();
        int mantissa = in.u8();
        int mantissaBits = in.u8();
        long bias = in.u32();
        if (vaxOrder || !hiddenBit || bitOffset != 0 || precision != 8 * size || mantissa != 0) {
            return null;
        }
        if (size == 4 && sign == 31 && exponent == 23 && exponentBits == 8 && mantissaBits == 23 && bias == 127) {
            return ElementType.F32;
        }
        if (size == 8 && sign == 63 && exponent == 52 && exponentBits == 11 && mantissaBits == 52 && bias == 1023) {
            return ElementType.F64;
        }
        return null;
    }
}
