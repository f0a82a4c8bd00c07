package org.tessera.formats.netcdf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.Generated;

/// A file of a few variables of random types and shapes, with and without records.
///
/// @param bytes the file
/// @param values what it holds
record RandomFile(byte[] bytes, Map<String, ArrayField> values) {

    private static final ElementType[] TYPES = {
        ElementType.I8,
        ElementType.I16,
        ElementType.I32,
        ElementType.F32,
        ElementType.F64,
        ElementType.U8,
        ElementType.U16,
        ElementType.U32,
        ElementType.I64
    };
    private static final int[] CODES = {
        ClassicWriter.BYTE,
        ClassicWriter.SHORT,
        ClassicWriter.INT,
        ClassicWriter.FLOAT,
        ClassicWriter.DOUBLE,
        ClassicWriter.UBYTE,
        ClassicWriter.USHORT,
        ClassicWriter.UINT,
        ClassicWriter.INT64
    };

    static RandomFile make(int version, Random random) {
        long[] sizes = random.longs(5, 1, 5).toArray();
        sizes[0] = 1 + random.nextInt(6);
        ClassicWriter writer = new ClassicWriter(version).records(sizes[0], random.nextInt(4) == 0);
        for (int i = 0; i < sizes.length; i++) {
            writer.dimension("d" + i, i == 0 ? 0 : sizes[i]);
        }
        Map<String, ArrayField> values = new LinkedHashMap<>();
        writer.global("history", "made by a test");
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            int type = random.nextInt(version == 5 ? TYPES.length : 5);
            int[] axes = axes(random);
            long[] shape = new long[axes.length];
            for (int axis = 0; axis < axes.length; axis++) {
                shape[axis] = sizes[axes[axis]];
            }
            ArrayField field = Generated.bits(TYPES[type], Shape.of(shape), random.nextLong());
            values.put("v" + i, field.withSpec(new org.tessera.field.FieldSpec("v" + i, TYPES[type], Shape.of(shape))));
            writer.variable("v" + i, CODES[type], axes, Map.of("valid_min", new double[] {i}), field);
        }
        return new RandomFile(writer.bytes(), values);
    }

    /// Only the first axis can be that of the records.
    private static int[] axes(Random random) {
        int[] axes = random.ints(1 + random.nextInt(6), 1, 5).toArray();
        axes[0] = random.nextBoolean() ? 0 : axes[0];
        return axes;
    }
}
