package org.tessera.lowrank;

import org.tessera.codec.CodecContract;

class TuckerContractTest extends CodecContract {

    @Override
    protected String text() {
        return "tucker";
    }
}
