package org.tessera.classic;

import org.tessera.codec.CodecContract;

class PackedContractTest extends CodecContract {

    @Override
    protected String text() {
        return "packed";
    }
}
