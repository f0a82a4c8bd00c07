package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class WaveletModelContractTest extends CodecContract {

    @Override
    protected String text() {
        return "dwt";
    }
}
