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

    /// The middle of the slowest axis.
    public static SlicePlan middle(int most) {
        return new SlicePlan(0, -1, most, ValueScale.AUTO, null);
    }

    /// Of a line of values, or of a few of them one below another, a picture shows nothing.
    static boolean isLine(Shape shape) {
        long last = shape.size(shape.rank() - 1);
        long rows = shape.rank() == 1 ? 1 : shape.size(shape.rank() - 2);
        return shape.rank() <= 2 && (rows == 1 || last == 1 || rows <= 4 && last >= 64);
    }

    /// The index, with the middle found; the first of a few lines.
    ///
    /// @throws IllegalArgumentException when there is no such axis or index
    long indexIn(Shape shape) {
        if (axis < 0 || axis >= shape.rank()) {
            throw new IllegalArgumentException(
                    "--axis " + axis + " is not among the axes 0 to " + (shape.rank() - 1) + " of " + shape);
        }
        if (index >= shape.size(axis) || index < -1) {
            throw new IllegalArgumentException("--index " + index + " is not among 0 to " + (shape.size(axis) - 1)
                    + " of axis " + axis + " of " + shape);
        }
        return index >= 0 ? index : isLine(shape) ? 0 : shape.size(axis) / 2;
    }

    /// The axis that the profile follows.
    int profileAxis(Shape shape) {
        if (shape.rank() == 1) {
            return 0;
        }
        return axis == shape.rank() - 1 ? shape.rank() - 2 : shape.rank() - 1;
    }

    /// A point of the profile's line: the middle of every axis but the one that is cut.
    long[] profileOrigin(Shape shape) {
        long[] origin = new long[shape.rank()];
        for (int a = 0; a < origin.length; a++) {
            origin[a] = a == axis && shape.rank() > 1 ? indexIn(shape) : shape.size(a) / 2;
        }
        origin[profileAxis(shape)] = 0;
        return origin;
    }
}
