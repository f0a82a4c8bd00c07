package org.tessera.science.approx;

class HermiteContractTest extends ModelContract {

    @Override
    protected String text() {
        return "hermite:order=6";
    }
}
