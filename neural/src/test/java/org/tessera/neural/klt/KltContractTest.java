package org.tessera.neural.klt;

import org.tessera.codec.CodecContract;

class KltContractTest extends CodecContract {

    @Override
    protected String text() {
        return "klt";
    }
}
