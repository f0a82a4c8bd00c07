package org.tessera.wavelet;

import org.tessera.codec.CodecContract;

class WaveletDyadicContractTest extends CodecContract {

    @Override
    protected String text() {
        return "wavelet:mode=dyadic,step=24";
    }

    @Override
    protected int every() {
        return 3;
    }
}
