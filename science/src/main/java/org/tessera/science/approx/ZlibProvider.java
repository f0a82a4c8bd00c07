package org.tessera.science.approx;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Registers [PlainLossless] as `zlib`.
public final class ZlibProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return new CodecId("zlib", 1);
    }

    @Override
    public Codec create(OptionText text) {
        text.allow("level");
        return new PlainLossless(false, text.integer("level", 6, 0, 9));
    }
}
