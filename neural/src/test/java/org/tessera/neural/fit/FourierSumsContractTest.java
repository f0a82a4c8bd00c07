package org.tessera.neural.fit;

class FourierSumsContractTest extends FitContract {

    @Override
    protected String text() {
        return "fourier:variant=sums,order=4,layers=5,log=1e-3";
    }
}
