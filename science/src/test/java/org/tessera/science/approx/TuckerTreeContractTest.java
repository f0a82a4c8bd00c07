package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class TuckerTreeContractTest extends CodecContract {

    @Override
    protected String text() {
        return "toctree";
    }
}
