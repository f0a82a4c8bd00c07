package org.tessera.wavelet;

import org.tessera.codec.CodecContract;

class DctSmallBlocksContractTest extends CodecContract {

    @Override
    protected String text() {
        return "dct:block=4,step=24";
    }

    @Override
    protected int every() {
        return 3;
    }
}
