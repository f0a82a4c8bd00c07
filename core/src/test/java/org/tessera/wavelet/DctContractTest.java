package org.tessera.wavelet;

import org.tessera.codec.CodecContract;

class DctContractTest extends CodecContract {

    @Override
    protected String text() {
        return "dct";
    }
}
