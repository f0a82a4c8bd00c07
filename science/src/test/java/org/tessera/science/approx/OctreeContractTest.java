package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

class OctreeContractTest extends CodecContract {

    @Override
    protected String text() {
        return "octree";
    }
}
