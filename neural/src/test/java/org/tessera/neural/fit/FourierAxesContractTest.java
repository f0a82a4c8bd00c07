package org.tessera.neural.fit;

class FourierAxesContractTest extends FitContract {

    @Override
    protected String text() {
        return "fourier:order=3,layers=6x5";
    }
}
