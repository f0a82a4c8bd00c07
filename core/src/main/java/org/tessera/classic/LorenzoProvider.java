package org.tessera.classic;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [LorenzoCodec] known.
public final class LorenzoProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return LorenzoCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        return new LorenzoCodec(LorenzoOptions.parse(options));
    }
}
