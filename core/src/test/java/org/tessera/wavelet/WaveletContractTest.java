package org.tessera.wavelet;

import org.tessera.codec.CodecContract;

class WaveletContractTest extends CodecContract {

    @Override
    protected String text() {
        return "wavelet";
    }
}
