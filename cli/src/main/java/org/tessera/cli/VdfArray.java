package org.tessera.cli;

import java.util.Arrays;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;

/// One of the velocity distributions of an array: they lie along its last three axes, the axes before count them.
///
/// @param field whole
/// @param box of the one
record VdfArray(Field field, Box box) {

    private static final int AXES = 3;

    /// @param cell counted from 0 along the first axes, the last of them fastest
    /// @throws IllegalArgumentException when there are no such axes, or no such cell
    static VdfArray of(Field field, long cell) {
        long[] sizes = field.spec().shape().sizes();
        int first = sizes.length - AXES;
        if (first < 0 || !field.spec().type().isFloat()) {
            throw new IllegalArgumentException("a velocity distribution has three axes of floats, found "
                    + field.spec().type().label() + " " + field.spec().shape());
        }
        long[] origin = new long[sizes.length];
        long[] part = sizes.clone();
        long rest = cell;
        for (int axis = first - 1; axis >= 0; axis--) {
            origin[axis] = Math.floorMod(rest, sizes[axis]);
            rest = Math.floorDiv(rest, sizes[axis]);
            part[axis] = 1;
        }
        if (rest != 0) {
            long cells = Arrays.stream(sizes, 0, first).reduce(1, (a, b) -> a * b);
            throw new IllegalArgumentException("--cell must be from 0 to " + (cells - 1) + ", found " + cell);
        }
        return new VdfArray(field, new Box(origin, Shape.of(part)));
    }

    /// Sizes along vz, vy, vx.
    long[] sizes() {
        long[] sizes = box.shape().sizes();
        return Arrays.copyOfRange(sizes, sizes.length - AXES, sizes.length);
    }

    /// The values, of three axes.
    ArrayField read() {
        ArrayField read = field.read(box);
        return read.withSpec(read.spec().withShape(Shape.of(sizes())));
    }
}
