package org.tessera.lowrank;

import org.tessera.codec.CodecContract;

class TuckerWaveletContractTest extends CodecContract {

    @Override
    protected String text() {
        return "tucker:effort=8";
    }
}
