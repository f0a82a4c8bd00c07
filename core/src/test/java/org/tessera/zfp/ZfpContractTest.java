package org.tessera.zfp;

import org.tessera.codec.CodecContract;

class ZfpContractTest extends CodecContract {

    @Override
    protected String text() {
        return "zfp";
    }
}
