package org.tessera.container;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.codec.MeanCodec;
import org.tessera.field.ArrayField;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Hash64;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// Keeps what a codec made of its own accord, so that measuring and writing take one encoding.
///
/// Only for variables of few chunks. Whatever is taken from here is decoded and compared like everything else.
final class RememberedCodec implements MeanCodec {

    private final MeanCodec codec;
    private final Map<Long, Encoded> made = new ConcurrentHashMap<>();

    RememberedCodec(MeanCodec codec) {
        this.codec = codec;
    }

    @Override
    public CodecId id() {
        return codec.id();
    }

    @Override
    public boolean hasOwnQuality() {
        return codec.hasOwnQuality();
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        return codec.encode(chunk, tolerance);
    }

    @Override
    public Encoded encodeMean(ArrayField chunk, double step) {
        if (!Double.isInfinite(step)) {
            return codec.encodeMean(chunk, step);
        }
        long key = Hash64.of(Elements.toBytes(chunk.spec().type(), chunk.array()));
        return made.computeIfAbsent(key, k -> codec.encodeMean(chunk, step));
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        return codec.decode(payload, spec, level, limits);
    }
}
