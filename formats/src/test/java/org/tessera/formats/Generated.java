package org.tessera.formats;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Random;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// Fields and files made from a seed.
public final class Generated {

    private Generated() {}

    /// Values with every bit pattern, NaN payloads included.
    public static ArrayField bits(ElementType type, Shape shape, long seed) {
        byte[] bytes = new byte[(int) (shape.count() * type.bytes())];
        new Random(seed).nextBytes(bytes);
        return ArrayField.of(
                new FieldSpec("values", type, shape), Elements.fromBytes(type, bytes, (int) shape.count()));
    }

    public static Shape shape(Random random, int rank, int longest) {
        return Shape.of(random.longs(rank, 1, longest + 1L).toArray());
    }

    public static Box box(Random random, Shape shape) {
        long[] origin = new long[shape.rank()];
        long[] size = new long[shape.rank()];
        for (int axis = 0; axis < origin.length; axis++) {
            size[axis] = random.nextLong(1, shape.size(axis) + 1);
            origin[axis] = random.nextLong(shape.size(axis) - size[axis] + 1);
        }
        return new Box(origin, Shape.of(size));
    }

    /// A sum of waves along each axis, a little longer along the slow ones.
    public static ArrayField smooth(ElementType type, long... sizes) {
        Shape shape = Shape.of(sizes);
        long[] strides = shape.strides();
        double[] values = new double[(int) shape.count()];
        for (int axis = 0; axis < sizes.length; axis++) {
            double[] wave = new double[(int) sizes[axis]];
            for (int i = 0; i < wave.length; i++) {
                wave[i] = 100 * Math.sin(i * (0.05 + 0.01 * axis) + axis);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] += wave[(int) (i / strides[axis] % sizes[axis])];
            }
        }
        return ArrayField.of(new FieldSpec("values", type, shape), Elements.fromDoubles(type, values, values.length));
    }

    public static byte[] bytes(ArrayField field, ByteOrder order) {
        byte[] out = new byte[(int) field.spec().bytes()];
        Elements.store(field.spec().type(), field.array(), 0, MemorySegment.ofArray(out), 0, field.size(), order);
        return out;
    }

    /// The same values behind a grain, as a field decoded chunk by chunk has it.
    public static Field grained(ArrayField values, Shape grain) {
        return new Field() {
            @Override
            public FieldSpec spec() {
                return values.spec();
            }

            @Override
            public ArrayField read(Box box) {
                return values.read(box);
            }

            @Override
            public Shape grain() {
                return grain;
            }
        };
    }
}
