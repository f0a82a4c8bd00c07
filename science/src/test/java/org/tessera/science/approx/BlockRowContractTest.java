package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class BlockRowContractTest extends CodecContract {

    @Override
    protected String text() {
        return "zfp1d";
    }
}
