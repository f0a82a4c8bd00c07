package org.tessera.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.codec.OptionText;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.model.ModelId;
import org.tessera.model.ModelReference;
import org.tessera.target.Target;
import org.tessera.target.TargetText;
import org.tessera.target.Tolerance;

/// All that is known of a variable before its chunks.
///
/// @param spec name, element type, shape
/// @param chunking how it is cut
/// @param target what the user asked for
/// @param tolerance what that came to, as exact numbers
/// @param codec what was asked to encode, as text
/// @param placement what the format of the original file needs to put the values back; may be empty
/// @param attributes for people: units, long names
/// @param models that decoding needs
public record VariableHeader(
        FieldSpec spec,
        Chunking chunking,
        Target target,
        Tolerance tolerance,
        OptionText codec,
        byte[] placement,
        Map<String, String> attributes,
        List<ModelReference> models) {

    private static final int HAS_POINTWISE = 1;
    private static final int HAS_EXTRAS = 2;
    private static final int HAS_MODELS = 4;

    /// Most models of a variable.
    private static final int MAX_MODELS = 64;

    /// A variable that needs no model.
    VariableHeader(
            FieldSpec spec,
            Chunking chunking,
            Target target,
            Tolerance tolerance,
            OptionText codec,
            byte[] placement,
            Map<String, String> attributes) {
        this(spec, chunking, target, tolerance, codec, placement, attributes, List.of());
    }

    public VariableHeader {
        attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        models = List.copyOf(models);
    }

    byte[] toBytes() {
        boolean extras = placement.length > 0 || !attributes.isEmpty();
        ByteWriter out = new ByteWriter(128);
        out.u8((tolerance.isPointwise() ? HAS_POINTWISE : 0)
                | (extras ? HAS_EXTRAS : 0)
                | (models.isEmpty() ? 0 : HAS_MODELS));
        out.string(spec.name()).u8(spec.type().ordinal()).u8(spec.shape().rank());
        for (int axis = 0; axis < spec.shape().rank(); axis++) {
            out.varint(spec.shape().size(axis)).varint(chunking.chunk().size(axis));
        }
        out.string(target.text()).f64(tolerance.absolute());
        if (tolerance.isPointwise()) {
            out.f64(tolerance.pointwise());
        }
        out.string(codec.toString());
        if (extras) {
            out.block(placement).varint(attributes.size());
            attributes.forEach((key, value) -> out.string(key).string(value));
        }
        if (!models.isEmpty()) {
            out.varint(models.size());
            models.forEach(model -> out.bytes(model.id().hash()).string(model.name()));
        }
        return out.toByteArray();
    }

    static VariableHeader read(ByteReader in, Limits limits) {
        int flags = in.u8();
        String name = in.string();
        int type = in.u8();
        int rank = in.u8();
        if (flags > 7 || type >= ElementType.values().length || rank < 1 || rank > Shape.MAX_RANK) {
            throw in.malformed("a variable of flags " + flags + ", type " + type + ", rank " + rank);
        }
        long[] sizes = new long[rank];
        long[] chunk = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = in.varint();
            chunk[axis] = in.varint();
        }
        try {
            FieldSpec spec = new FieldSpec(name, ElementType.values()[type], Shape.of(sizes));
            Chunking chunking = new Chunking(spec.shape(), Shape.of(chunk));
            limits.checkChunkValues(chunking.chunk().count());
            limits.checkChunks(chunking.count());
            Target target = TargetText.parse(in.string());
            double absolute = in.f64();
            double pointwise = (flags & HAS_POINTWISE) != 0 ? in.f64() : Double.POSITIVE_INFINITY;
            OptionText codec = OptionText.parse(in.string());
            byte[] placement = (flags & HAS_EXTRAS) != 0 ? in.block() : new byte[0];
            Map<String, String> attributes = (flags & HAS_EXTRAS) != 0 ? attributes(in) : Map.of();
            List<ModelReference> models = (flags & HAS_MODELS) != 0 ? models(in) : List.of();
            in.expectEnd("a variable header");
            return new VariableHeader(
                    spec, chunking, target, new Tolerance(absolute, pointwise), codec, placement, attributes, models);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw in.malformed("a variable header that makes no sense: " + e.getMessage());
        }
    }

    private static List<ModelReference> models(ByteReader in) {
        List<ModelReference> models = new ArrayList<>();
        int count = in.varint(MAX_MODELS, "the number of models");
        for (int i = 0; i < count; i++) {
            models.add(new ModelReference(ModelId.read(in), in.string()));
        }
        return models;
    }

    private static Map<String, String> attributes(ByteReader in) {
        Map<String, String> attributes = new LinkedHashMap<>();
        long count = in.varint();
        for (long i = 0; i < count; i++) {
            attributes.put(in.string(), in.string());
        }
        return attributes;
    }
}
