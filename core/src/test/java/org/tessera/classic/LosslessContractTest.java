package org.tessera.classic;

import org.tessera.codec.CodecContract;

class LosslessContractTest extends CodecContract {

    @Override
    protected String text() {
        return "lossless";
    }
}
