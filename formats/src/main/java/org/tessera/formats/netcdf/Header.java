package org.tessera.formats.netcdf;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.formats.conventions.Attribute;

/// What a file says of itself; nothing of it is checked against the size of the file yet.
///
/// @param bytes length of the header
/// @param version 1, 2 or 5
/// @param records number of records, or [#STREAMING]
/// @param dimensions in the order of the file
/// @param attributes of the file as a whole
/// @param variables in the order of the file
record Header(
        long bytes,
        int version,
        long records,
        List<Dimension> dimensions,
        List<TypedAttribute> attributes,
        List<StoredVariable> variables) {

    /// The number of records follows from the length of the file.
    static final long STREAMING = -1;

    /// @param size number of indices; 0 for the record dimension
    record Dimension(String name, long size) {

        boolean isRecord() {
            return size == 0;
        }
    }

    /// @param raw its values as they stand in the file, big-endian
    /// @param said the attribute as people and conventions see it, or null for numbers that have no element type
    record TypedAttribute(
            String name,
            NetcdfType type,
            byte[] raw,
            @Nullable Attribute said) {

        static TypedAttribute text(String name, String text) {
            return new TypedAttribute(
                    name, NetcdfType.CHAR, text.getBytes(StandardCharsets.UTF_8), Attribute.ofText(name, text));
        }

        /// Numbers of a type that has an element type.
        static TypedAttribute numbers(String name, NetcdfType type, double... values) {
            ElementType element = Objects.requireNonNull(type.element());
            Object array = Elements.fromDoubles(element, values, values.length);
            byte[] raw = new byte[values.length * element.bytes()];
            Elements.store(element, array, 0, MemorySegment.ofArray(raw), 0, values.length, ByteOrder.BIG_ENDIAN);
            return new TypedAttribute(name, type, raw, Attribute.ofNumbers(name, element, raw, ByteOrder.BIG_ENDIAN));
        }
    }

    /// An array as the header describes it.
    ///
    /// @param dimensions slowest first; only the first can be the record dimension
    /// @param begin first byte of the first value
    record StoredVariable(
            String name, NetcdfType type, List<Dimension> dimensions, List<TypedAttribute> attributes, long begin) {

        /// Whether it grows: its values are spread over the records.
        boolean isRecord() {
            return !dimensions.isEmpty() && dimensions.getFirst().isRecord();
        }
    }
}
