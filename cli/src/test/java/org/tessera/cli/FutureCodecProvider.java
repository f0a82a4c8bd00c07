package org.tessera.cli;

import java.util.Map;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.Codecs;
import org.tessera.codec.Encoded;
import org.tessera.codec.OptionText;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// A codec that only the tests have: for a process without them, its files come from the future.
public final class FutureCodecProvider implements CodecProvider {

    private static final CodecId ID = new CodecId("future", 7);

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Codec create(OptionText options) {
        return new Future(Codecs.create(new OptionText("lossless", Map.of())));
    }

    private record Future(Codec codec) implements Codec {

        @Override
        public CodecId id() {
            return ID;
        }

        @Override
        public Encoded encode(ArrayField chunk, Tolerance tolerance) {
            return codec.encode(chunk, tolerance);
        }

        @Override
        public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
            return codec.decode(payload, spec, level, limits);
        }
    }
}
