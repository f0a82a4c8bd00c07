package org.tessera.neural.fit;

class MlpContractTest extends FitContract {

    @Override
    protected String text() {
        return "mlp:layers=6x5";
    }
}
