package org.tessera.classic;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [InterpCodec] known.
public final class InterpProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return InterpCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        return new InterpCodec(InterpOptions.parse(options));
    }
}
