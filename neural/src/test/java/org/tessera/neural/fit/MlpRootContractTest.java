package org.tessera.neural.fit;

class MlpRootContractTest extends FitContract {

    @Override
    protected String text() {
        return "mlp:layers=4,activation=elu,root=3,cells=2";
    }
}
