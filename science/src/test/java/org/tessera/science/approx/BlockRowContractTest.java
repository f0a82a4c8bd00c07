package org.tessera.science.approx;

class BlockRowContractTest extends ModelContract {

    @Override
    protected String text() {
        return "zfp1d";
    }
}
