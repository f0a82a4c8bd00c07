package org.tessera.science.approx;

class CosineContractTest extends ModelContract {

    @Override
    protected String text() {
        return "cosine:edge=8,keep=4";
    }
}
