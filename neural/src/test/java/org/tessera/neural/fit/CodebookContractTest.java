package org.tessera.neural.fit;

class CodebookContractTest extends FitContract {

    @Override
    protected String text() {
        return "vqvae:channels=3x4,dimension=3,entries=7,edge=4";
    }
}
