package org.tessera.neural.layer;

import java.util.ArrayDeque;

/// Arrays for what flows between layers, all large enough for the widest place of the network; a thread has its own.
final class Workspace {

    /// Samples of a tile come in multiples of this, the lanes of the longest vector of floats.
    static final int GRAIN = 16;

    private final int size;
    private final ArrayDeque<float[]> free = new ArrayDeque<>();

    Workspace(int size) {
        this.size = size;
    }

    float[] take() {
        float[] array = free.pollLast();
        return array == null ? new float[size] : array;
    }

    void give(float[] array) {
        free.addLast(array);
    }
}
