package org.tessera.neural.fit;

class CnnNormContractTest extends FitContract {

    @Override
    protected String text() {
        return "cnn:channels=3,latent=2,edge=4,norm=batch";
    }
}
