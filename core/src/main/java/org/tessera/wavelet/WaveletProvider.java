package org.tessera.wavelet;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Makes [WaveletCodec] known.
public final class WaveletProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return WaveletCodec.ID;
    }

    @Override
    public Codec create(OptionText options) {
        return new WaveletCodec(WaveletOptions.parse(options));
    }
}
