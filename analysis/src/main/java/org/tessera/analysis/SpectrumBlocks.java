package org.tessera.analysis;

import java.util.ArrayList;
import java.util.List;
import org.tessera.field.Box;
import org.tessera.field.Shape;

/// Which blocks of a field are transformed: all of it where it fits, else a few, evenly spread.
///
/// At most the three fastest axes with eight points or more are transformed; along the others one index is taken at
/// a time, since two or three points are components rather than a direction in space.
///
/// @param boxes at most [#MOST_BLOCKS], all of one shape
/// @param axes the axes to be transformed, slowest first; none when no axis is long enough
record SpectrumBlocks(List<Box> boxes, int[] axes) {

    private static final int MOST_BLOCKS = 8;
    private static final int MOST_AXES = 3;
    private static final int FEWEST_POINTS = 8;
    private static final long MOST_POINTS = 1L << 22;

    static SpectrumBlocks of(Shape shape) {
        int[] axes = axes(shape);
        long[] block = new long[shape.rank()];
        java.util.Arrays.fill(block, 1);
        for (int axis : axes) {
            block[axis] = shape.size(axis);
        }
        while (Shape.of(block).count() > MOST_POINTS) {
            int longest = 0;
            for (int axis = 1; axis < block.length; axis++) {
                longest = block[axis] > block[longest] ? axis : longest;
            }
            block[longest] = Math.ceilDiv(block[longest], 2L);
        }
        return new SpectrumBlocks(boxes(shape, block), axes);
    }

    private static int[] axes(Shape shape) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = shape.rank() - 1; axis >= 0 && axes.size() < MOST_AXES; axis--) {
            if (shape.size(axis) >= FEWEST_POINTS) {
                axes.addFirst(axis);
            }
        }
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Box> boxes(Shape shape, long[] block) {
        long[] along = new long[block.length];
        long all = 1;
        for (int axis = 0; axis < block.length; axis++) {
            along[axis] = Math.ceilDiv(shape.size(axis), block[axis]);
            all *= along[axis];
        }
        long taken = Math.min(all, MOST_BLOCKS);
        List<Box> boxes = new ArrayList<>();
        for (long i = 0; i < taken; i++) {
            long rest = (long) ((i + 0.5) / taken * all);
            long[] origin = new long[block.length];
            for (int axis = block.length - 1; axis >= 0; axis--) {
                // The last block reaches back over its neighbour, so that all are of one shape.
                origin[axis] = Math.min(rest % along[axis] * block[axis], shape.size(axis) - block[axis]);
                rest /= along[axis];
            }
            boxes.add(new Box(origin, Shape.of(block)));
        }
        return boxes;
    }
}
