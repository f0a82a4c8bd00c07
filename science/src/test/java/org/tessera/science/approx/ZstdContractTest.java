package org.tessera.science.approx;

class ZstdContractTest extends ModelContract {

    @Override
    protected String text() {
        return "zstd";
    }
}
