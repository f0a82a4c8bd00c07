package org.tessera.classic;

import org.tessera.codec.CodecContract;

class LinearContractTest extends CodecContract {

    @Override
    protected String text() {
        return "linear";
    }
}
