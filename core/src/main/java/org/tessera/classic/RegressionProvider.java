package org.tessera.classic;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [RegressionCodec] known.
public final class RegressionProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return RegressionCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        return new RegressionCodec(RegressionOptions.parse(options));
    }
}
