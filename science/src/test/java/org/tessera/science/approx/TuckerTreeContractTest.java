package org.tessera.science.approx;

class TuckerTreeContractTest extends ModelContract {

    @Override
    protected String text() {
        return "toctree";
    }
}
