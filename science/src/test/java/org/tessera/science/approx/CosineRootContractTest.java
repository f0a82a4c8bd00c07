package org.tessera.science.approx;

class CosineRootContractTest extends ModelContract {

    @Override
    protected String text() {
        return "cosine:root=3,support=1";
    }
}
