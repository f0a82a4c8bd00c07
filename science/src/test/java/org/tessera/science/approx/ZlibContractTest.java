package org.tessera.science.approx;

class ZlibContractTest extends ModelContract {

    @Override
    protected String text() {
        return "zlib";
    }
}
