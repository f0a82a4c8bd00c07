package org.tessera.classic;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [LosslessCodec] known.
public final class LosslessProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return LosslessCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        options.allow();
        return new LosslessCodec();
    }
}
