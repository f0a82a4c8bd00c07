package org.tessera.classic;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [FittedCodec] known.
public final class FittedProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return FittedCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        options.allow();
        return new FittedCodec();
    }
}
