package org.tessera.neural.klt;

import org.tessera.codec.CodecContract;

class KltTilesContractTest extends CodecContract {

    @Override
    protected String text() {
        return "klt:block=4";
    }
}
