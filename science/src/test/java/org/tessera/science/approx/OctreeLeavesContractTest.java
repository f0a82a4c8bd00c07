package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class OctreeLeavesContractTest extends CodecContract {

    @Override
    protected String text() {
        return "octree:leaves=20,order=1";
    }
}
