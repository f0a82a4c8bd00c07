package org.tessera.cli.view;

import org.jspecify.annotations.Nullable;
import org.tessera.field.Shape;
import org.tessera.formats.png.ColorMap;

/// Which slice to show, and how.
///
/// @param axis the axis that is cut; of fields of two axes, the one whose index the profile has
/// @param index where it is cut; -1 for the middle
/// @param most points across and down, above which the picture is made smaller
/// @param scale values to colours
/// @param map colours of the values; null for the ones that suit: diverging for values of both signs
public record SlicePlan(
        int axis,
        long index,
        int most,
        ValueScale scale,
        @Nullable ColorMap map) {

    private static final int FEW_LINES = 4;
    private static final int LONG_LINE = 64;

    /// The middle of the slowest axis.
    public static SlicePlan middle(int most) {
        return new SlicePlan(0, -1, most, ValueScale.AUTO, null);
    }

    /// Of a line of values, or of a few of them one beside another, a picture shows nothing.
    static boolean isLine(Shape shape) {
        if (shape.rank() != 2) {
            return shape.rank() == 1;
        }
        long shorter = Math.min(shape.size(0), shape.size(1));
        long longer = Math.max(shape.size(0), shape.size(1));
        return shorter == 1 || shorter <= FEW_LINES && longer >= LONG_LINE;
    }

    private static int longerAxis(Shape shape) {
        return shape.rank() == 2 && shape.size(0) > shape.size(1) ? 0 : shape.rank() - 1;
    }

    /// The index, with the middle found; the first of a few lines.
    ///
    /// @throws IllegalArgumentException when there is no such axis or index, or the cut leaves nothing to see
    long indexIn(Shape shape) {
        if (axis < 0 || axis >= shape.rank()) {
            throw new IllegalArgumentException(
                    "--axis " + axis + " is not among the axes 0 to " + (shape.rank() - 1) + " of " + shape);
        }
        if (index >= shape.size(axis) || index < -1) {
            throw new IllegalArgumentException("--index " + index + " is not among 0 to " + (shape.size(axis) - 1)
                    + " of axis " + axis + " of " + shape);
        }
        if (isLine(shape) && index >= 0 && axis == longerAxis(shape)) {
            throw new IllegalArgumentException("a field of " + shape + " is drawn as a line along axis " + axis
                    + (shape.rank() == 1 ? ": leave --index out" : ": cut axis " + (1 - axis) + " instead"));
        }
        return index >= 0 ? index : shape.size(axis) / 2;
    }

    /// The axis that the profile follows.
    int profileAxis(Shape shape) {
        if (isLine(shape)) {
            return longerAxis(shape);
        }
        return axis == shape.rank() - 1 ? shape.rank() - 2 : shape.rank() - 1;
    }

    /// A point of the profile's line: the middle of every axis but the one that is cut; the first of a few lines.
    long[] profileOrigin(Shape shape) {
        boolean line = isLine(shape);
        long[] origin = new long[shape.rank()];
        for (int a = 0; a < origin.length; a++) {
            boolean given = a == axis && index >= 0;
            origin[a] = given ? indexIn(shape) : line ? 0 : shape.size(a) / 2;
        }
        origin[profileAxis(shape)] = 0;
        return origin;
    }
}
