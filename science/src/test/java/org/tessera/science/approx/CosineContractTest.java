package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class CosineContractTest extends CodecContract {

    @Override
    protected String text() {
        return "cosine:edge=8,keep=4";
    }
}
