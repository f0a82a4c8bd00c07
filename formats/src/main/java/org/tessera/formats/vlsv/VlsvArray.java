package org.tessera.formats.vlsv;

import java.nio.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// An array as the footer describes it.
///
/// @param tag what kind of array it is: VARIABLE, PARAMETER, BLOCKIDS, MESH, ...
/// @param attributes all that the tag says
/// @param kind of numbers: `int`, `uint` or `float`
/// @param bytesEach bytes of one number
/// @param count vectors
/// @param vector numbers in each of them
/// @param offset first byte in the file
/// @param order of the bytes of a number, that of the file
public record VlsvArray(
        String tag,
        Map<String, String> attributes,
        String kind,
        int bytesEach,
        long count,
        long vector,
        long offset,
        ByteOrder order) {

    /// @throws MalformedException when a tag does not describe an array
    static VlsvArray of(String tag, Map<String, String> attributes, String text, ByteOrder order) {
        String kind = attributes.getOrDefault("datatype", "");
        long size = number(tag, attributes.get("datasize"), "datasize");
        if (size < 1 || size > 16) {
            throw new MalformedException(-1, tag + " has numbers of " + size + " bytes; 1 to 16 expected");
        }
        VlsvArray array = new VlsvArray(
                tag,
                Map.copyOf(attributes),
                kind,
                (int) size,
                number(tag, attributes.get("arraysize"), "arraysize"),
                number(tag, attributes.get("vectorsize"), "vectorsize"),
                number(tag, text, "offset"),
                order);
        try {
            Math.addExact(array.offset, array.bytes());
        } catch (ArithmeticException e) {
            throw new MalformedException(-1, array.label() + " ends beyond 2^63 bytes");
        }
        return array;
    }

    private static long number(String tag, @Nullable String text, String what) {
        try {
            long number = Long.parseLong(text == null ? "" : text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new MalformedException(
                -1,
                tag + " needs its " + what + " as a whole number, found "
                        + (text == null ? "nothing" : "'" + brief(text) + "'"));
    }

    private static String brief(String text) {
        String plain = text.strip().replaceAll("\\p{Cntrl}", " ");
        return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
    }

    /// Numbers altogether.
    public long numbers() {
        return Math.multiplyExact(count, vector);
    }

    public long bytes() {
        return Math.multiplyExact(numbers(), (long) bytesEach);
    }

    public long end() {
        return offset + bytes();
    }

    /// What the tag says, or the empty text.
    public String says(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /// The name; older files leave it out of the arrays of their only population.
    public String name() {
        return says("name");
    }

    /// For messages: `VARIABLE proton/vg_rho`.
    String label() {
        String of = name().isEmpty() ? says("mesh") : name();
        return of.isEmpty() ? tag : tag + " " + of;
    }

    /// The type of its numbers; null for those that no field can have (unsigned 64-bit, long double).
    public @Nullable ElementType type() {
        return switch (kind + bytesEach) {
            case "float4" -> ElementType.F32;
            case "float8" -> ElementType.F64;
            case "int1" -> ElementType.I8;
            case "int2" -> ElementType.I16;
            case "int4" -> ElementType.I32;
            case "int8" -> ElementType.I64;
            case "uint1" -> ElementType.U8;
            case "uint2" -> ElementType.U16;
            case "uint4" -> ElementType.U32;
            default -> null;
        };
    }

    boolean isFloat() {
        ElementType type = type();
        return type != null && type.isFloat();
    }

    /// Where it lies, seen in some shape of as many values.
    ContiguousPlacement place(Shape shape) {
        ElementType type = type();
        if (type == null || shape.count() != numbers()) {
            throw new IllegalStateException(label() + " has no place as " + shape);
        }
        return new ContiguousPlacement(offset, type, order, shape);
    }
}
