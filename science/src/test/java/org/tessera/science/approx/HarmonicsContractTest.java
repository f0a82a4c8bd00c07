package org.tessera.science.approx;

class HarmonicsContractTest extends ModelContract {

    @Override
    protected String text() {
        return "sh:degree=3";
    }
}
