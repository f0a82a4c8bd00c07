package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class ZstdContractTest extends CodecContract {

    @Override
    protected String text() {
        return "zstd";
    }
}
