package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class ComponentsContractTest extends CodecContract {

    @Override
    protected String text() {
        return "pca:components=6,log=1e-3";
    }
}
