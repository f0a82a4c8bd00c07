package org.tessera.formats.conventions;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;

/// A small named value attached to an array: numbers or a text.
///
/// @param name what it is called
/// @param numbers its values, at most [#MOST_NUMBERS] of them, or null
/// @param text its (first) string, or null
/// @param type of the numbers, or null
public record Attribute(
        String name,
        double @Nullable [] numbers,
        @Nullable String text,
        @Nullable ElementType type) {

    /// Attributes are shown and compared, not analysed.
    public static final int MOST_NUMBERS = 64;

    /// @param bytes the values, in whole elements, as the file has them
    public static Attribute ofNumbers(String name, ElementType type, byte[] bytes, ByteOrder order) {
        int n = bytes.length / type.bytes();
        Object array = Elements.newArray(type, n);
        Elements.load(type, MemorySegment.ofArray(bytes), 0, array, 0, n, order);
        double[] numbers = new double[n];
        Elements.toDoubles(type, array, numbers);
        return new Attribute(name, numbers, null, type);
    }

    public static Attribute ofText(String name, String text) {
        return new Attribute(name, null, text, null);
    }

    /// The value for people.
    public String show() {
        if (text != null) {
            return text;
        }
        return Arrays.stream(numbers == null ? new double[0] : numbers)
                .mapToObj(v -> v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v))
                .collect(Collectors.joining(", "));
    }
}
