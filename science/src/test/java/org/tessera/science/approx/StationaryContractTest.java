package org.tessera.science.approx;

class StationaryContractTest extends ModelContract {

    @Override
    protected String text() {
        return "swt";
    }
}
