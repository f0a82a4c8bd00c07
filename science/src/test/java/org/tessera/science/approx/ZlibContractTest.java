package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class ZlibContractTest extends CodecContract {

    @Override
    protected String text() {
        return "zlib";
    }
}
