package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class WaveletBiorContractTest extends CodecContract {

    @Override
    protected String text() {
        return "dwt:wavelet=bior1.3,levels=1";
    }
}
