package org.tessera.wavelet;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [DctCodec] known.
public final class DctProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return DctCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        return new DctCodec(DctOptions.parse(options));
    }
}
