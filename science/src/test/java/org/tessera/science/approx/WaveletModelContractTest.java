package org.tessera.science.approx;

class WaveletModelContractTest extends ModelContract {

    @Override
    protected String text() {
        return "dwt";
    }
}
