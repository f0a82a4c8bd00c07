package org.tessera.classic;

import org.tessera.codec.CodecContract;

class RegressionSmallBlocksContractTest extends CodecContract {

    @Override
    protected String text() {
        return "regression:block=3";
    }
}
