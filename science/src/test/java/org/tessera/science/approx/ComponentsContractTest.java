package org.tessera.science.approx;

class ComponentsContractTest extends ModelContract {

    @Override
    protected String text() {
        return "pca:components=6,log=1e-3";
    }
}
