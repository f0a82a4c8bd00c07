package org.tessera.science.approx;

class MixtureContractTest extends ModelContract {

    @Override
    protected String text() {
        return "gmm:components=4";
    }
}
