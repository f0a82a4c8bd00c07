package org.tessera.classic;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [ConstantCodec] known.
public final class ConstantProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return ConstantCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        options.allow();
        return new ConstantCodec();
    }
}
