package org.tessera.field;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Bulk conversions of primitive arrays by element type: the only place that knows all nine types.
public final class Elements {

    private Elements() {}

    public static Class<?> arrayClass(ElementType type) {
        return switch (type) {
            case F32 -> float[].class;
            case F64 -> double[].class;
            case I8, U8 -> byte[].class;
            case I16, U16 -> short[].class;
            case I32, U32 -> int[].class;
            case I64 -> long[].class;
        };
    }

    public static Object newArray(ElementType type, int length) {
        return java.lang.reflect.Array.newInstance(arrayClass(type).getComponentType(), length);
    }

    public static double value(ElementType type, Object array, int i) {
        return switch (type) {
            case F32 -> ((float[]) array)[i];
            case F64 -> ((double[]) array)[i];
            case I8 -> ((byte[]) array)[i];
            case U8 -> ((byte[]) array)[i] & 0xFF;
            case I16 -> ((short[]) array)[i];
            case U16 -> ((short[]) array)[i] & 0xFFFF;
            case I32 -> ((int[]) array)[i];
            case U32 -> ((int[]) array)[i] & 0xFFFFFFFFL;
            case I64 -> ((long[]) array)[i];
        };
    }

    /// The bits of a value, zero-extended.
    public static long bits(ElementType type, Object array, int i) {
        return switch (type) {
            case F32 -> Float.floatToRawIntBits(((float[]) array)[i]) & 0xFFFFFFFFL;
            case F64 -> Double.doubleToRawLongBits(((double[]) array)[i]);
            case I8, U8 -> ((byte[]) array)[i] & 0xFF;
            case I16, U16 -> ((short[]) array)[i] & 0xFFFF;
            case I32, U32 -> ((int[]) array)[i] & 0xFFFFFFFFL;
            case I64 -> ((long[]) array)[i];
        };
    }

    /// Sets a value from its bits.
    public static void setBits(ElementType type, Object array, int i, long bits) {
        switch (type) {
            case F32 -> ((float[]) array)[i] = Float.intBitsToFloat((int) bits);
            case F64 -> ((double[]) array)[i] = Double.longBitsToDouble(bits);
            case I8, U8 -> ((byte[]) array)[i] = (byte) bits;
            case I16, U16 -> ((short[]) array)[i] = (short) bits;
            case I32, U32 -> ((int[]) array)[i] = (int) bits;
            case I64 -> ((long[]) array)[i] = bits;
        }
    }

    /// All values as doubles; exact but for 64-bit integers beyond 2^53.
    public static void toDoubles(ElementType type, Object array, double[] out) {
        int n = java.lang.reflect.Array.getLength(array);
        switch (type) {
            case F32 -> widen((float[]) array, out, n);
            case F64 -> System.arraycopy(array, 0, out, 0, n);
            default -> {
                for (int i = 0; i < n; i++) {
                    out[i] = value(type, array, i);
                }
            }
        }
    }

    private static void widen(float[] in, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = in[i];
        }
    }

    /// Doubles cast to the type: rounded to nearest for floats; integers must be whole and are clamped to the range.
    public static Object fromDoubles(ElementType type, double[] in, int n) {
        Object out = newArray(type, n);
        switch (type) {
            case F32 -> narrow(in, (float[]) out, n);
            case F64 -> System.arraycopy(in, 0, out, 0, n);
            default -> {
                double low = min(type);
                double high = max(type);
                for (int i = 0; i < n; i++) {
                    setBits(type, out, i, (long) Math.max(low, Math.min(high, in[i])));
                }
            }
        }
        return out;
    }

    private static void narrow(double[] in, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) in[i];
        }
    }

    /// Smallest value of an integer type.
    public static double min(ElementType type) {
        return type.isUnsigned() ? 0 : -Math.scalb(1.0, 8 * type.bytes() - 1);
    }

    /// Largest value of an integer type (for i64 the largest double that casts to it).
    public static double max(ElementType type) {
        return type.isUnsigned() ? Math.scalb(1.0, 8 * type.bytes()) - 1 : Math.scalb(1.0, 8 * type.bytes() - 1) - 1;
    }

    /// Little-endian bytes of all values.
    public static byte[] toBytes(ElementType type, Object array) {
        int n = java.lang.reflect.Array.getLength(array);
        byte[] out = new byte[Math.multiplyExact(n, type.bytes())];
        store(type, array, 0, MemorySegment.ofArray(out), 0, n, ByteOrder.LITTLE_ENDIAN);
        return out;
    }

    public static Object fromBytes(ElementType type, byte[] bytes, int n) {
        Object out = newArray(type, n);
        load(type, MemorySegment.ofArray(bytes), 0, out, 0, n, ByteOrder.LITTLE_ENDIAN);
        return out;
    }

    /// Reads `n` values at a byte offset of a segment.
    public static void load(
            ElementType type, MemorySegment from, long offset, Object to, int index, int n, ByteOrder order) {
        MemorySegment.copy(from, layout(type, order), offset, to, index, n);
    }

    /// Writes `n` values at a byte offset of a segment.
    public static void store(
            ElementType type, Object from, int index, MemorySegment to, long offset, int n, ByteOrder order) {
        MemorySegment.copy(from, index, to, layout(type, order), offset, n);
    }

    private static ValueLayout layout(ElementType type, ByteOrder order) {
        return switch (type) {
            case F32 -> ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order);
            case F64 -> ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order);
            case I8, U8 -> ValueLayout.JAVA_BYTE;
            case I16, U16 -> ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
            case I32, U32 -> ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
            case I64 -> ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
        };
    }
}
