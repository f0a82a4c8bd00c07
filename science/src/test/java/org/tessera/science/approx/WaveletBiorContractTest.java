package org.tessera.science.approx;

class WaveletBiorContractTest extends ModelContract {

    @Override
    protected String text() {
        return "dwt:wavelet=bior1.3,levels=1";
    }
}
