package org.tessera.classic;

import org.tessera.codec.CodecContract;

class LorenzoContractTest extends CodecContract {

    @Override
    protected String text() {
        return "lorenzo";
    }
}
