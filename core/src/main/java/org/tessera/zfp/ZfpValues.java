package org.tessera.zfp;

import java.util.Arrays;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// A chunk as zfp sees it: one of its four types, at most four axes.
///
/// zfp has no tolerance for whole numbers. Under a bound they are coded as floats that hold them exactly, and rounded
/// when they come back; where every bit is wanted, as whole numbers.
///
/// @param field the chunk
/// @param type zfp's
/// @param array of the class of `type`
/// @param sizes slowest axis first
/// @param exact whether every bit must come back
record ZfpValues(ArrayField field, ZfpType type, Object array, int[] sizes, boolean exact) {

    private static final int MOST_AXES = 4;
    private static final double EXACT_INTEGERS = 0x1p53;

    static ZfpValues of(ArrayField chunk, boolean exact) {
        ElementType element = chunk.spec().type();
        boolean whole = exact || element == ElementType.I64 && !fitsDoubles(chunk);
        ZfpType type = element.isFloat()
                ? ZfpType.of(element) == ZfpType.FLOAT ? ZfpType.FLOAT : ZfpType.DOUBLE
                : whole ? wholeType(element) : realType(element);
        Object array = type.element() == element ? chunk.array() : convert(chunk, type);
        return new ZfpValues(chunk, type, array, sizes(chunk.spec().shape()), whole);
    }

    private static boolean fitsDoubles(ArrayField chunk) {
        for (long value : (long[]) chunk.array()) {
            if (Math.abs((double) value) >= EXACT_INTEGERS) {
                return false;
            }
        }
        return true;
    }

    private static ZfpType wholeType(ElementType element) {
        return element == ElementType.U32 || element == ElementType.I64 ? ZfpType.INT64 : ZfpType.INT32;
    }

    private static ZfpType realType(ElementType element) {
        return element.bytes() <= 2 ? ZfpType.FLOAT : ZfpType.DOUBLE;
    }

    /// Whether a payload of that zfp type can belong to such values.
    static boolean allows(ElementType element, ZfpType type) {
        return element.isFloat() ? type.element() == element : type == wholeType(element) || type == realType(element);
    }

    private static Object convert(ArrayField chunk, ZfpType type) {
        int n = chunk.size();
        if (type == ZfpType.FLOAT || type == ZfpType.DOUBLE) {
            return Elements.fromDoubles(type.element(), chunk.toDoubles(), n);
        }
        Object array = Elements.newArray(type.element(), n);
        for (int i = 0; i < n; i++) {
            Elements.setBits(type.element(), array, i, (long) chunk.value(i));
        }
        return array;
    }

    /// The decoded values in the type of the field.
    static ArrayField field(FieldSpec spec, ZfpType type, Object array) {
        if (type.element() == spec.type()) {
            return ArrayField.of(spec, array);
        }
        int n = (int) spec.shape().count();
        if (type == ZfpType.FLOAT || type == ZfpType.DOUBLE) {
            double[] values = new double[n];
            Elements.toDoubles(type.element(), array, values);
            for (int i = 0; i < n; i++) {
                values[i] = Math.rint(values[i]);
            }
            return ArrayField.of(spec, Elements.fromDoubles(spec.type(), values, n));
        }
        Object out = Elements.newArray(spec.type(), n);
        for (int i = 0; i < n; i++) {
            Elements.setBits(spec.type(), out, i, Elements.bits(type.element(), array, i));
        }
        return ArrayField.of(spec, out);
    }

    /// Sizes without axes of size 1; of more than four axes the slowest become one.
    static int[] sizes(Shape shape) {
        int[] sizes = Arrays.stream(shape.intSizes()).filter(size -> size > 1).toArray();
        if (sizes.length == 0) {
            return new int[] {1};
        }
        while (sizes.length > MOST_AXES) {
            int merged = sizes[0] * sizes[1];
            sizes = Arrays.copyOfRange(sizes, 1, sizes.length);
            sizes[0] = merged;
        }
        return sizes;
    }
}
