package org.tessera.zfp;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.Limits;

/// Writes a field of any size as a stream with a header, slab by slab.
public final class ZfpSlabWriter {

    /// Called with the values of a slab and what zfp makes of them.
    @FunctionalInterface
    public interface Check {
        /// Whether the slab will do.
        boolean holds(ArrayField original, ArrayField restored);
    }

    private ZfpSlabWriter() {}

    /// The header for a field.
    ///
    /// @throws IllegalArgumentException when a zfp file cannot hold such values, or not so many
    public static ZfpHeader header(FieldSpec spec, ZfpMode mode) {
        ZfpType type = ZfpType.of(spec.type());
        if (type == null) {
            throw new IllegalArgumentException("a zfp file holds f32, f64, i32 or i64, and " + spec.name() + " is "
                    + spec.type().label() + ": write another kind of file");
        }
        return new ZfpHeader(type, spec.shape(), mode);
    }

    public static void write(ZfpHeader header, Field field, OutputStream out) throws IOException {
        BitSink bits = new BitSink(1 << 20);
        header.write(bits);
        for (long from = 0; from < header.shape().size(0); from += ZfpSlabs.layers(header.shape())) {
            ArrayField slab = field.read(box(header.shape(), from));
            ZfpStream.encode(header.type(), slab.spec().shape().intSizes(), header.mode(), slab.array(), bits);
            bits.drain(out);
        }
        out.write(bits.toByteArray());
    }

    /// Whether every slab, coded in a mode, satisfies a check; stops at the first that does not.
    public static boolean holds(ZfpHeader header, Field field, Check check) {
        for (long from = 0; from < header.shape().size(0); from += ZfpSlabs.layers(header.shape())) {
            ArrayField slab = field.read(box(header.shape(), from));
            ZfpHeader part = new ZfpHeader(header.type(), slab.spec().shape(), header.mode());
            byte[] stream = ZfpStream.encode(part, slab.array(), true);
            ArrayField restored = new ZfpSlabs(part, MemorySegment.ofArray(stream), Limits.DEFAULT).decode(0);
            if (!check.holds(slab.withSpec(restored.spec()), restored)) {
                return false;
            }
        }
        return true;
    }

    private static Box box(Shape shape, long from) {
        long[] sizes = shape.sizes();
        long[] origin = new long[sizes.length];
        origin[0] = from;
        sizes[0] = Math.min(ZfpSlabs.layers(shape), sizes[0] - from);
        return new Box(origin, Shape.of(sizes));
    }
}
