package org.tessera.science.approx;

class OctreeLeavesContractTest extends ModelContract {

    @Override
    protected String text() {
        return "octree:leaves=20,order=1";
    }
}
