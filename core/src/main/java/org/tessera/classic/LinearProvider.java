package org.tessera.classic;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [LinearCodec] known.
public final class LinearProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return LinearCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        options.allow();
        return new LinearCodec();
    }
}
