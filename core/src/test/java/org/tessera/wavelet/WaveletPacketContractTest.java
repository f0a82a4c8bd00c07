package org.tessera.wavelet;

import org.tessera.codec.CodecContract;

class WaveletPacketContractTest extends CodecContract {

    @Override
    protected String text() {
        return "wavelet:mode=packet,effort=5";
    }

    @Override
    protected int every() {
        return 3;
    }
}
