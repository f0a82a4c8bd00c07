package org.tessera.neural.klt;

import org.tessera.codec.CodecContract;

class KltLearnContractTest extends CodecContract {

    @Override
    protected String text() {
        return "klt:learn";
    }
}
