package org.tessera.lowrank;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Registers [TuckerCodec]; `tucker:effort=5` stops the search for the step early.
public final class TuckerProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return TuckerCodec.WAVELET_ID;
    }

    @Override
    public boolean decodes(int version) {
        return version == TuckerCodec.ID.version() || version == TuckerCodec.WAVELET_ID.version();
    }

    @Override
    public Codec create(OptionText text) {
        text.allow("effort");
        return new TuckerCodec(text.integer("effort", 7, 1, 9));
    }
}
