package org.tessera.stage.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.lossless.ByteLossless;

/// Which points of a chunk are taken out before any codec, and the exact bits they come back with.
///
/// Class 0 is an ordinary value. Each other class stands for one bit pattern: NaN (all NaN of a chunk share
/// one), +Inf, -Inf, -0, each fill value. Values outside a valid range that are too many to have classes of
/// their own are kept one by one.
public final class Mask {

    private static final int VERBATIM = 255;

    private final byte[] classes;
    private final long[] patterns;
    private final long[] verbatim;

    private Mask(byte[] classes, long[] patterns, long[] verbatim) {
        this.classes = classes;
        this.patterns = patterns;
        this.verbatim = verbatim;
    }

    /// Class of each point; 0 is an ordinary value.
    public byte[] classes() {
        return classes;
    }

    public int count() {
        int count = 0;
        for (byte c : classes) {
            count += c != 0 ? 1 : 0;
        }
        return count;
    }

    /// The mask of a chunk, or null when every value is ordinary.
    ///
    /// @param zeros mask exact zeros too, as a pointwise bound needs
    public static @Nullable Mask of(ArrayField chunk, MaskRules rules, boolean zeros) {
        ElementType type = chunk.spec().type();
        byte[] classes = null;
        List<Long> patterns = new ArrayList<>();
        long[] verbatim = new long[0];
        int kept = 0;
        boolean plain = !rules.hasRules() && !zeros && (!type.isFloat() || !rules.negativeZero() && allFinite(chunk));
        for (int i = 0; !plain && i < chunk.size(); i++) {
            double v = chunk.value(i);
            if (!rules.masks(v) && !(zeros && v == 0)) {
                continue;
            }
            classes = classes == null ? new byte[chunk.size()] : classes;
            long bits = Double.isNaN(v) ? canonicalNaN(type) : Elements.bits(type, chunk.array(), i);
            int at = patterns.indexOf(bits);
            if (at < 0 && patterns.size() < VERBATIM - 1) {
                patterns.add(bits);
                at = patterns.size() - 1;
            }
            classes[i] = (byte) (at < 0 ? VERBATIM : at + 1);
            if (at < 0) {
                verbatim = kept == verbatim.length ? Arrays.copyOf(verbatim, 2 * kept + 64) : verbatim;
                verbatim[kept++] = bits;
            }
        }
        return classes == null
                ? null
                : new Mask(
                        classes, patterns.stream().mapToLong(Long::longValue).toArray(), Arrays.copyOf(verbatim, kept));
    }

    /// A NaN makes the largest size NaN, which is not at most anything.
    private static boolean allFinite(ArrayField chunk) {
        if (chunk.spec().type() == ElementType.F32) {
            float largest = 0;
            for (float v : chunk.floats()) {
                largest = Math.max(largest, Math.abs(v));
            }
            return largest <= Float.MAX_VALUE;
        }
        double largest = 0;
        for (double v : chunk.doubles()) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest <= Double.MAX_VALUE;
    }

    private static long canonicalNaN(ElementType type) {
        return type == ElementType.F32 ? Float.floatToIntBits(Float.NaN) : Double.doubleToLongBits(Double.NaN);
    }

    /// Puts the masked values into an array of the same layout.
    public void apply(ElementType type, Object array) {
        int next = 0;
        for (int i = 0; i < classes.length; i++) {
            int c = classes[i] & 0xFF;
            if (c == VERBATIM) {
                Elements.setBits(type, array, i, verbatim[next++]);
            } else if (c != 0) {
                Elements.setBits(type, array, i, patterns[c - 1]);
            }
        }
    }

    public void write(Shape shape, ElementType type, ByteWriter out) {
        out.u8(patterns.length);
        for (long pattern : patterns) {
            writeBits(pattern, type, out);
        }
        ClassMap.write(classes, shape, out);
        ByteWriter values = new ByteWriter(verbatim.length * type.bytes());
        for (long bits : verbatim) {
            writeBits(bits, type, values);
        }
        ByteLossless.write(values.toByteArray(), 3, out);
    }

    public static Mask read(Shape shape, ElementType type, ByteReader in) {
        int count = (int) shape.count();
        long[] patterns = new long[in.u8()];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = readBits(type, in);
        }
        byte[] classes = ClassMap.read(shape, in);
        int verbatim = 0;
        for (byte c : classes) {
            verbatim += (c & 0xFF) == VERBATIM ? 1 : 0;
            if ((c & 0xFF) > patterns.length && (c & 0xFF) != VERBATIM) {
                throw in.malformed("a mask class of at most " + patterns.length + " expected, found " + (c & 0xFF));
            }
        }
        ByteReader values = new ByteReader(ByteLossless.read(in, Math.multiplyExact(count, 8)));
        long[] kept = new long[verbatim];
        for (int i = 0; i < verbatim; i++) {
            kept[i] = readBits(type, values);
        }
        values.expectEnd("the masked values");
        return new Mask(classes, patterns, kept);
    }

    private static void writeBits(long bits, ElementType type, ByteWriter out) {
        for (int i = 0; i < type.bytes(); i++) {
            out.u8((int) (bits >>> 8 * i));
        }
    }

    private static long readBits(ElementType type, ByteReader in) {
        long bits = 0;
        for (int i = 0; i < type.bytes(); i++) {
            bits |= (long) in.u8() << 8 * i;
        }
        return bits;
    }
}
