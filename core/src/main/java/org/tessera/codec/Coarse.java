package org.tessera.codec;

import org.tessera.field.ArrayField;
import org.tessera.field.Elements;
import org.tessera.field.Shape;

/// Coarse levels of a grid: level `l` keeps the points whose indices are multiples of `2^l`.
public final class Coarse {

    /// Coarsest level that can be decoded alone.
    public static final int MAX_LEVEL = 3;

    private Coarse() {}

    /// Shape of a level.
    public static Shape shape(Shape full, int level) {
        long[] sizes = full.sizes();
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = size(sizes[axis], level);
        }
        return Shape.of(sizes);
    }

    /// Points along an axis of `size` points at a level.
    public static long size(long size, int level) {
        return (size + (1L << level) - 1) >>> level;
    }

    /// Takes a level out of all values.
    public static ArrayField take(ArrayField full, int level) {
        if (level == 0) {
            return full;
        }
        Shape shape = shape(full.spec().shape(), level);
        Object out = Elements.newArray(full.spec().type(), (int) shape.count());
        forEach(
                full.spec().shape(),
                level,
                (fine, coarse) -> Elements.setBits(
                        full.spec().type(),
                        out,
                        coarse,
                        Elements.bits(full.spec().type(), full.array(), fine)));
        return ArrayField.of(full.spec().withShape(shape), out);
    }

    /// An index in the full grid and in the level.
    @FunctionalInterface
    public interface PointAction {
        void accept(int fine, int coarse);
    }

    /// Calls the action for each point of a level, in order.
    public static void forEach(Shape full, int level, PointAction action) {
        long[] strides = full.strides();
        long[] sizes = shape(full, level).sizes();
        long[] index = new long[sizes.length];
        int count = (int) shape(full, level).count();
        for (int coarse = 0; coarse < count; coarse++) {
            long fine = 0;
            for (int axis = 0; axis < sizes.length; axis++) {
                fine += (index[axis] << level) * strides[axis];
            }
            action.accept((int) fine, coarse);
            for (int axis = sizes.length - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }
}
