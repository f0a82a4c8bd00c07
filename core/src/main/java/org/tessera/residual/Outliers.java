package org.tessera.residual;

import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.lossless.ByteLossless;

/// Points that a codec missed, with their exact bits: the corrector of last resort.
///
/// @param indices row-major, ascending
/// @param bits of the original values
public record Outliers(int[] indices, long[] bits) {

    public static final Outliers NONE = new Outliers(new int[0], new long[0]);

    /// The original values at some points.
    public static Outliers of(ArrayField original, int[] indices) {
        long[] bits = new long[indices.length];
        for (int k = 0; k < indices.length; k++) {
            bits[k] = Elements.bits(original.spec().type(), original.array(), indices[k]);
        }
        return new Outliers(indices.clone(), bits);
    }

    /// Sets the points in an array.
    public void apply(ElementType type, Object array) {
        for (int k = 0; k < indices.length; k++) {
            Elements.setBits(type, array, indices[k], bits[k]);
        }
    }

    public void write(ElementType type, ByteWriter out) {
        out.varint(indices.length);
        ByteWriter plain = new ByteWriter(indices.length * 10);
        int last = -1;
        for (int index : indices) {
            plain.varint(index - last - 1);
            last = index;
        }
        for (long value : bits) {
            for (int b = 0; b < type.bytes(); b++) {
                plain.u8((int) (value >>> 8 * b));
            }
        }
        ByteLossless.write(plain.toByteArray(), 3, out);
    }

    /// @param count number of values in the chunk
    public static Outliers read(ElementType type, int count, ByteReader in) {
        int n = in.varint(count, "the number of outliers");
        ByteReader plain = new ByteReader(ByteLossless.read(in, (int) Math.min(Integer.MAX_VALUE - 64L, 18L * n)));
        int[] indices = new int[n];
        long last = -1;
        for (int k = 0; k < n; k++) {
            last += 1 + plain.varint(count, "the distance of outliers");
            if (last >= count) {
                throw in.malformed("an outlier index below " + count + " expected, found " + last);
            }
            indices[k] = (int) last;
        }
        long[] bits = new long[n];
        for (int k = 0; k < n; k++) {
            for (int b = 0; b < type.bytes(); b++) {
                bits[k] |= (long) plain.u8() << 8 * b;
            }
        }
        plain.expectEnd("the outliers");
        return new Outliers(indices, bits);
    }
}
