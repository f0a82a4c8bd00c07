package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class StationaryContractTest extends CodecContract {

    @Override
    protected String text() {
        return "swt";
    }
}
