package org.tessera.neural.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// An array of numbers in a model, slowest axis first.
///
/// @param type of the elements
/// @param shape sizes of the axes; empty for a single number
/// @param data the elements, little-endian; not to be changed
public record Tensor(TensorType type, int[] shape, byte[] data) {

    public Tensor {
        shape = shape.clone();
        long bytes = type.bytes();
        for (int size : shape) {
            bytes = Math.multiplyExact(bytes, size);
            if (size < 0) {
                throw new IllegalArgumentException("a tensor of shape " + Arrays.toString(shape));
            }
        }
        if (bytes != data.length) {
            throw new IllegalArgumentException("a tensor of " + type + " and shape " + Arrays.toString(shape) + " has "
                    + bytes + " bytes, found " + data.length);
        }
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    /// Number of elements.
    public int count() {
        return data.length / type.bytes();
    }

    public static Tensor f32(float[] values, int... shape) {
        byte[] data = bytes(TensorType.F32, values.length);
        ByteBuffer out = view(data);
        for (float v : values) {
            out.putFloat(v);
        }
        return new Tensor(TensorType.F32, shape, data);
    }

    public static Tensor f64(double[] values, int... shape) {
        byte[] data = bytes(TensorType.F64, values.length);
        ByteBuffer out = view(data);
        for (double v : values) {
            out.putDouble(v);
        }
        return new Tensor(TensorType.F64, shape, data);
    }

    /// Rounded to half precision, to nearest even.
    public static Tensor f16(float[] values, int... shape) {
        byte[] data = bytes(TensorType.F16, values.length);
        ByteBuffer out = view(data);
        for (float v : values) {
            out.putShort(Float.floatToFloat16(v));
        }
        return new Tensor(TensorType.F16, shape, data);
    }

    public static Tensor i8(byte[] values, int... shape) {
        return new Tensor(TensorType.I8, shape, values.clone());
    }

    /// Bytes of any meaning, such as coded tables.
    public static Tensor u8(byte[] values, int... shape) {
        return new Tensor(TensorType.U8, shape, values.clone());
    }

    public static Tensor i16(short[] values, int... shape) {
        byte[] data = bytes(TensorType.I16, values.length);
        ByteBuffer out = view(data);
        for (short v : values) {
            out.putShort(v);
        }
        return new Tensor(TensorType.I16, shape, data);
    }

    public static Tensor i32(int[] values, int... shape) {
        byte[] data = bytes(TensorType.I32, values.length);
        ByteBuffer out = view(data);
        for (int v : values) {
            out.putInt(v);
        }
        return new Tensor(TensorType.I32, shape, data);
    }

    private static byte[] bytes(TensorType type, int count) {
        return new byte[Math.multiplyExact(type.bytes(), count)];
    }

    private static ByteBuffer view(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The elements as floats: exact for F32, F16, I8, U8 and I16, rounded for the others.
    public float[] floats() {
        float[] values = new float[count()];
        ByteBuffer in = view(data);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case F32 -> in.getFloat();
                case F16 -> Float.float16ToFloat(in.getShort());
                case F64 -> (float) in.getDouble();
                case I64 -> (float) in.getLong();
                case I32 -> (float) in.getInt();
                case I16 -> in.getShort();
                case I8 -> in.get();
                case U8 -> in.get() & 0xFF;
            };
        }
        return values;
    }

    /// The elements as 32-bit integers.
    ///
    /// @throws IllegalArgumentException for floats and 64-bit integers
    public int[] ints() {
        int[] values = new int[count()];
        ByteBuffer in = view(data);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case I32 -> in.getInt();
                case I16 -> in.getShort();
                case I8 -> in.get();
                case U8 -> in.get() & 0xFF;
                case F64, F32, F16, I64 -> throw new IllegalArgumentException("a tensor of " + type + " as integers");
            };
        }
        return values;
    }
}
