package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class HarmonicsContractTest extends CodecContract {

    @Override
    protected String text() {
        return "sh:degree=3";
    }
}
