package org.tessera.classic;

import org.tessera.codec.CodecContract;

class RegressionContractTest extends CodecContract {

    @Override
    protected String text() {
        return "regression";
    }
}
