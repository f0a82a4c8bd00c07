package org.tessera.classic;

import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// One value for all points: the middle of a chunk whose values lie within the tolerance of each other.
public final class ConstantCodec implements Codec {

    public static final CodecId ID = new CodecId("constant", 1);

    @Override
    public CodecId id() {
        return ID;
    }

    /// True when one value is within the tolerance of all.
    public static boolean fits(ArrayField chunk, double tolerance) {
        ElementType type = chunk.spec().type();
        long first = Elements.bits(type, chunk.array(), 0);
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean same = true;
        for (int i = 0; i < chunk.size(); i++) {
            double v = chunk.value(i);
            min = Math.min(min, v);
            max = Math.max(max, v);
            same &= Elements.bits(type, chunk.array(), i) == first;
            if (!same && !(max - min <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        ElementType type = chunk.spec().type();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < chunk.size(); i++) {
            min = Math.min(min, chunk.value(i));
            max = Math.max(max, chunk.value(i));
        }
        long bits = Elements.bits(type, chunk.array(), 0);
        if (min < max) {
            double middle = min / 2 + max / 2;
            Object one = Elements.fromDoubles(type, new double[] {type.isFloat() ? middle : Math.rint(middle)}, 1);
            bits = Elements.bits(type, one, 0);
        }
        ByteWriter out = new ByteWriter(8);
        for (int i = 0; i < type.bytes(); i++) {
            out.u8((int) (bits >>> 8 * i));
        }
        return new Encoded(out.toByteArray());
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        Shape shape = Coarse.shape(spec.shape(), level);
        long bits = 0;
        for (int i = 0; i < spec.type().bytes(); i++) {
            bits |= (long) payload.u8() << 8 * i;
        }
        Object array = Elements.newArray(spec.type(), (int) shape.count());
        for (int i = 0; i < shape.count(); i++) {
            Elements.setBits(spec.type(), array, i, bits);
        }
        return ArrayField.of(spec.withShape(shape), array);
    }
}
