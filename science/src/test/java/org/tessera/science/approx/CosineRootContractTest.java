package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class CosineRootContractTest extends CodecContract {

    @Override
    protected String text() {
        return "cosine:root=3,support=1";
    }
}
