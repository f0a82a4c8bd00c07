package org.tessera.classic;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [PackedCodec] known.
public final class PackedProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return PackedCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        options.allow();
        return new PackedCodec();
    }
}
