package org.tessera.training.data;

import org.tessera.field.Shape;
import org.tessera.neural.layer.Features;

/// Cuts a volume into blocks; a rest at the end of an axis that fills no block is left out.
final class Tiles {

    private Tiles() {}

    static Blocks cut(float[] values, Shape whole, Features block) {
        int rank = block.rank();
        long[] strides = whole.strides();
        int[] tiles = new int[rank];
        int count = 1;
        for (int axis = 0; axis < rank; axis++) {
            tiles[axis] = Math.toIntExact(whole.size(axis) / block.axis(axis));
            count = Math.multiplyExact(count, tiles[axis]);
        }
        float[] cut = new float[Math.multiplyExact(count, block.count())];
        int at = 0;
        for (int tile = 0; tile < count; tile++) {
            for (int point = 0; point < block.count(); point++) {
                long offset = 0;
                int t = tile;
                int p = point;
                for (int axis = rank - 1; axis >= 0; axis--) {
                    int size = block.axis(axis);
                    offset += ((long) (t % tiles[axis]) * size + p % size) * strides[axis];
                    t /= tiles[axis];
                    p /= size;
                }
                cut[at++] = values[(int) offset];
            }
        }
        return new Blocks(cut, block, count);
    }
}
