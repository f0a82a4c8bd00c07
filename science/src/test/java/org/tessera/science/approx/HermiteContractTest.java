package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class HermiteContractTest extends CodecContract {

    @Override
    protected String text() {
        return "hermite:order=6";
    }
}
