package org.tessera.field;

import java.util.Arrays;

/// A field in memory: one primitive array in row-major order.
///
/// The array is `float[]`, `double[]`, `byte[]`, `short[]`, `int[]` or `long[]`; unsigned types use the
/// signed array of their width. The array is not copied in or out: whoever holds it must not change it.
public final class ArrayField implements Field {

    private final FieldSpec spec;
    private final Object array;

    private ArrayField(FieldSpec spec, Object array) {
        this.spec = spec;
        this.array = array;
        int length = java.lang.reflect.Array.getLength(array);
        if (length != spec.shape().count()) {
            throw new IllegalArgumentException(
                    "shape " + spec.shape() + " needs " + spec.shape().count() + " values, found " + length);
        }
        if (array.getClass() != Elements.arrayClass(spec.type())) {
            throw new IllegalArgumentException(spec.type().label() + " values cannot lie in "
                    + array.getClass().getSimpleName());
        }
    }

    /// Wraps an array of the class that fits `spec.type()`.
    public static ArrayField of(FieldSpec spec, Object array) {
        return new ArrayField(spec, array);
    }

    public static ArrayField of(String name, float[] values, long... shape) {
        return new ArrayField(new FieldSpec(name, ElementType.F32, Shape.of(shape)), values);
    }

    public static ArrayField of(String name, double[] values, long... shape) {
        return new ArrayField(new FieldSpec(name, ElementType.F64, Shape.of(shape)), values);
    }

    @Override
    public FieldSpec spec() {
        return spec;
    }

    /// The array itself.
    public Object array() {
        return array;
    }

    public float[] floats() {
        return (float[]) array;
    }

    public double[] doubles() {
        return (double[]) array;
    }

    /// A new array of all values as doubles; inexact only for 64-bit integers beyond 2^53.
    public double[] toDoubles() {
        double[] values = new double[size()];
        Elements.toDoubles(spec.type(), array, values);
        return values;
    }

    public int size() {
        return (int) spec.shape().count();
    }

    /// The same values under another name or an equivalent shape.
    public ArrayField withSpec(FieldSpec other) {
        return new ArrayField(other, array);
    }

    /// One value as a double; inexact only for 64-bit integers beyond 2^53.
    public double value(int index) {
        return Elements.value(spec.type(), array, index);
    }

    @Override
    public ArrayField read(Box box) {
        box.checkInside(spec.shape());
        if (box.shape().equals(spec.shape())) {
            return this;
        }
        Object part = Elements.newArray(spec.type(), Math.toIntExact(box.shape().count()));
        Rows.copy(array, spec.shape(), box, part);
        return new ArrayField(spec.withShape(box.shape()), part);
    }

    /// True when type, shape and every bit are the same.
    public boolean sameBits(ArrayField other) {
        return spec.type() == other.spec.type()
                && spec.shape().equals(other.spec.shape())
                && Arrays.equals(Elements.toBytes(spec.type(), array), Elements.toBytes(spec.type(), other.array));
    }
}
