package org.tessera.zfp;

import org.tessera.codec.CodecContract;

class ZfpReversibleContractTest extends CodecContract {

    @Override
    protected String text() {
        return "zfp:reversible=yes";
    }
}
