package org.tessera.wavelet;

import org.tessera.codec.CodecContract;

class DctLargeBlocksContractTest extends CodecContract {

    @Override
    protected String text() {
        return "dct:block=32";
    }

    @Override
    protected int every() {
        return 3;
    }
}
