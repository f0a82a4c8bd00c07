package org.tessera.classic;

import org.tessera.codec.CodecContract;

class FittedContractTest extends CodecContract {

    @Override
    protected String text() {
        return "fitted";
    }
}
