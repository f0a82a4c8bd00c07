package org.tessera.science.approx;

class CellGroupContractTest extends ModelContract {

    @Override
    protected String text() {
        return "cellpca:order=6";
    }
}
