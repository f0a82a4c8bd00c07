package org.tessera.stage.predict;

/// Distributes a fine grid over the classes of a lattice, a point at a time.
final class LatticeSplit {

    private LatticeSplit() {}

    static void split(int[] sizes, double[] fine, double[][] classes) {
        int[] next = new int[classes.length];
        for (int i = 0; i < fine.length; i++) {
            int rest = i;
            int p = 0;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                p |= (rest % sizes[axis] & 1) << axis;
                rest /= sizes[axis];
            }
            classes[p][next[p]++] = fine[i];
        }
    }
}
