package org.tessera.neural.klt;

import java.util.Arrays;

/// The faces of a block: points at either end of each axis, up to three axes.
///
/// Blocks of a refined grid often share the points of their faces, so a face of a new block is known from the block
/// beyond it. A set of known faces is a mask of one bit an axis; at which end the known one is, is the same for all
/// blocks of a chunk.
final class Faces {

    /// Most axes.
    static final int AXES = 3;

    final int axes;
    private final int[][] low;
    private final int[][] high;
    private final int points;

    /// @param sizes of the axes of a block that are longer than 1; more than [#AXES] have no faces
    Faces(int[] sizes) {
        axes = sizes.length > AXES ? 0 : sizes.length;
        points = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        low = new int[axes][];
        high = new int[axes][];
        for (int axis = 0; axis < axes; axis++) {
            low[axis] = face(sizes, axis, 0);
            high[axis] = face(sizes, axis, sizes[axis] - 1);
        }
    }

    private int[] face(int[] sizes, int axis, int at) {
        int stride = 1;
        for (int rest = axis + 1; rest < sizes.length; rest++) {
            stride *= sizes[rest];
        }
        int[] face = new int[points / sizes[axis]];
        int count = 0;
        for (int p = 0; p < points; p++) {
            if (p / stride % sizes[axis] == at) {
                face[count++] = p;
            }
        }
        return face;
    }

    /// Points of the face of a block towards the block before it.
    ///
    /// @param ends bit of an axis set: the known face is the one at index 0
    int[] own(int axis, int ends) {
        return (ends >> axis & 1) == 0 ? high[axis] : low[axis];
    }

    /// The same points as the block before has them.
    int[] theirs(int axis, int ends) {
        return (ends >> axis & 1) == 0 ? low[axis] : high[axis];
    }

    /// Which points of a block a mask makes known, ascending.
    int[] known(int mask, int ends) {
        boolean[] is = new boolean[points];
        for (int axis = 0; axis < axes; axis++) {
            if ((mask >> axis & 1) != 0) {
                for (int p : own(axis, ends)) {
                    is[p] = true;
                }
            }
        }
        int[] known = new int[points];
        int count = 0;
        for (int p = 0; p < points; p++) {
            if (is[p]) {
                known[count++] = p;
            }
        }
        return Arrays.copyOf(known, count);
    }
}
