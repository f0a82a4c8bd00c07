package org.tessera.neural.fit;

class CnnContractTest extends FitContract {

    @Override
    protected String text() {
        return "cnn:channels=3x4,latent=2,edge=4";
    }
}
