package org.tessera.zfp;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [ZfpCodec] known.
public final class ZfpProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return ZfpCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        return new ZfpCodec(ZfpOptions.parse(options));
    }
}
