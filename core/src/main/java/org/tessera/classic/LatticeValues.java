package org.tessera.classic;

import org.tessera.stage.predict.Slab;

/// The places of the points of each level in the array of the whole chunk: level `l` takes every `2^(l-1)`-th
/// point along each axis, so its values are read, and those of the last level written, where they lie.
final class LatticeValues {

    private final int[] strides;

    /// @param sizes axis sizes of the chunk, slowest first
    LatticeValues(int[] sizes) {
        strides = new int[sizes.length];
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
    }

    /// Values of a slab of a level.
    void read(ChunkValues chunk, Slab slab, int level, double[] out) {
        int n = slab.rowLength();
        for (int row = 0; row < slab.rows(); row++) {
            chunk.take(slab.fineOffset(row, strides) << (level - 1), 2 << (level - 1), n, out, row * n);
        }
    }

    /// Values of the anchors, which are `2^levels` apart.
    void readAnchors(ChunkValues chunk, int[] sizes, int levels, double[] out) {
        int[] index = new int[sizes.length];
        int n = sizes[sizes.length - 1];
        for (int at = 0; at < out.length; at += n) {
            int from = 0;
            for (int axis = 0; axis < sizes.length - 1; axis++) {
                from += index[axis] * strides[axis];
            }
            chunk.take(from << levels, 1 << levels, n, out, at);
            for (int axis = sizes.length - 2; axis >= 0 && ++index[axis] == sizes[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }

    /// Puts values of a slab of the finest level into their places.
    void write(double[] values, Slab slab, DecodedValues chunk) {
        int n = slab.rowLength();
        for (int row = 0; row < slab.rows(); row++) {
            chunk.put(values, slab.at() + row * n, n, slab.fineOffset(row, strides), 2);
        }
    }
}
