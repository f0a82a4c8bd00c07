package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class MixtureContractTest extends CodecContract {

    @Override
    protected String text() {
        return "gmm:components=4";
    }
}
