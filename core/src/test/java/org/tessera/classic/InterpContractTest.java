package org.tessera.classic;

import org.tessera.codec.CodecContract;

class InterpContractTest extends CodecContract {

    @Override
    protected String text() {
        return "interp";
    }
}
