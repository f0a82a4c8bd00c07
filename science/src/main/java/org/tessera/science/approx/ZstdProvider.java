package org.tessera.science.approx;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Registers [PlainLossless] as `zstd`.
public final class ZstdProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return new CodecId("zstd", 1);
    }

    @Override
    public Codec create(OptionText text) {
        text.allow("level");
        return new PlainLossless(true, text.integer("level", 3, 1, 22));
    }
}
