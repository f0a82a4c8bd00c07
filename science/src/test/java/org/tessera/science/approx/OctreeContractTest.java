package org.tessera.science.approx;

class OctreeContractTest extends ModelContract {

    @Override
    protected String text() {
        return "octree";
    }
}
