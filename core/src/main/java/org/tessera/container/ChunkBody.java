package org.tessera.container;

import org.jspecify.annotations.Nullable;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Codecs;
import org.tessera.codec.PartCodec;
import org.tessera.codec.Selection;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.field.Vectors;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.model.VariableModels;
import org.tessera.residual.Outliers;
import org.tessera.stage.transform.ClassMap;
import org.tessera.stage.transform.LogTransform;
import org.tessera.stage.transform.Mask;

/// The bytes of a chunk: what was taken out before the codec, the codec's payload, what was put right after it.
///
/// `flags, [mask], [signs], [outliers], codec id, payload`. Decoding goes the same way back.
final class ChunkBody {

    static final int MASK = 1;
    static final int LOGARITHM = 2;
    static final int SIGNS = 4;
    static final int OUTLIERS = 8;

    private ChunkBody() {}

    /// What stands around a payload.
    ///
    /// @param mask or null
    /// @param negative signs where the codec saw logarithms, or null
    record Wrapping(@Nullable Mask mask, byte @Nullable [] negative, Outliers outliers) {}

    /// Bytes of a body, and how many of them come before the payload.
    record Written(byte[] bytes, int payloadStart) {}

    static Written write(FieldSpec spec, Wrapping wrapping, Selection selection) {
        ByteWriter out = new ByteWriter(selection.encoded().bytes().length + 64);
        Mask mask = wrapping.mask();
        byte[] negative = wrapping.negative();
        boolean signs = negative != null && anyNonZero(negative);
        int outliers = wrapping.outliers().indices().length;
        out.u8((mask != null ? MASK : 0)
                | (negative != null ? LOGARITHM : 0)
                | (signs ? SIGNS : 0)
                | (outliers > 0 ? OUTLIERS : 0));
        if (mask != null) {
            mask.write(spec.shape(), spec.type(), out);
        }
        if (negative != null && signs) {
            ClassMap.write(negative, spec.shape(), out);
        }
        if (outliers > 0) {
            wrapping.outliers().write(spec.type(), out);
        }
        selection.codec().id().write(out);
        int start = out.size();
        out.bytes(selection.encoded().bytes());
        return new Written(out.toByteArray(), start);
    }

    private static boolean anyNonZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return true;
            }
        }
        return false;
    }

    /// @param level 0 for all values, else the coarser grid
    /// @param models of the variable
    static ArrayField read(ByteReader in, FieldSpec spec, int level, Limits limits, VariableModels models) {
        limits.checkChunkValues(spec.shape().count());
        Vectors.worked(spec.shape().count());
        int flags = in.u8();
        if (flags > (MASK | LOGARITHM | SIGNS | OUTLIERS)) {
            throw in.malformed("unknown chunk flags " + flags);
        }
        Mask mask = (flags & MASK) != 0 ? Mask.read(spec.shape(), spec.type(), in) : null;
        byte[] negative = (flags & SIGNS) != 0 ? ClassMap.read(spec.shape(), in) : null;
        int count = (int) spec.shape().count();
        Outliers outliers = (flags & OUTLIERS) != 0 ? Outliers.read(spec.type(), count, in) : Outliers.NONE;
        Codec codec = Codecs.decoder(CodecId.read(in), models);
        boolean logarithm = (flags & LOGARITHM) != 0;
        FieldSpec inner = logarithm ? spec.withType(ElementType.F64) : spec;
        ArrayField decoded = codec.decode(in, inner, level, limits);
        if (logarithm) {
            decoded = exponential(decoded, spec, negative, level);
        }
        if (mask != null) {
            coarse(mask.classes().length, spec, level, decoded, full -> mask.apply(spec.type(), full));
        }
        if (outliers.indices().length > 0) {
            coarse(count, spec, level, decoded, full -> outliers.apply(spec.type(), full));
        }
        return decoded;
    }

    /// A part of a chunk, where its codec works out no more than that; else null.
    static @Nullable ArrayField readPart(
            ByteReader in, FieldSpec spec, Box part, Limits limits, VariableModels models) {
        limits.checkChunkValues(spec.shape().count());
        if (in.u8() != 0) {
            return null;
        }
        Codec codec = Codecs.decoder(CodecId.read(in), models);
        return codec instanceof PartCodec parts ? parts.decodePart(in, spec, part, limits) : null;
    }

    /// The codec of a body, without decoding its values.
    static CodecId codec(byte[] body, VariableHeader header, long number, Limits limits) {
        ByteReader in = new ByteReader(body);
        Shape shape = header.chunking().box(number).shape();
        limits.checkChunkValues(shape.count());
        ElementType type = header.spec().type();
        int flags = in.u8();
        if ((flags & MASK) != 0) {
            Mask.read(shape, type, in);
        }
        if ((flags & SIGNS) != 0) {
            ClassMap.read(shape, in);
        }
        if ((flags & OUTLIERS) != 0) {
            Outliers.read(type, (int) shape.count(), in);
        }
        return CodecId.read(in);
    }

    private static ArrayField exponential(
            ArrayField logarithms, FieldSpec spec, byte @Nullable [] negative, int level) {
        double[] values = logarithms.doubles();
        byte[] signs = new byte[values.length];
        if (negative != null) {
            Coarse.forEach(spec.shape(), level, (fine, coarse) -> signs[coarse] = negative[fine]);
        }
        LogTransform.inverse(values, signs);
        Shape shape = logarithms.spec().shape();
        return ArrayField.of(spec.withShape(shape), Elements.fromDoubles(spec.type(), values, values.length));
    }

    /// Changes values that are known on the full grid, in a decoded level.
    private static void coarse(
            int count, FieldSpec spec, int level, ArrayField decoded, java.util.function.Consumer<Object> change) {
        if (level == 0) {
            change.accept(decoded.array());
            return;
        }
        Object full = Elements.newArray(spec.type(), count);
        Coarse.forEach(
                spec.shape(),
                level,
                (fine, at) ->
                        Elements.setBits(spec.type(), full, fine, Elements.bits(spec.type(), decoded.array(), at)));
        change.accept(full);
        Coarse.forEach(
                spec.shape(),
                level,
                (fine, at) ->
                        Elements.setBits(spec.type(), decoded.array(), at, Elements.bits(spec.type(), full, fine)));
    }
}
