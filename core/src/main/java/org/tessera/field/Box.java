package org.tessera.field;

import java.util.Arrays;

/// An axis-aligned part of a field: where it starts and how far it reaches along each axis.
///
/// @param origin first index along each axis, slowest first
/// @param shape number of indices along each axis
public record Box(long[] origin, Shape shape) {

    public Box {
        origin = origin.clone();
        if (origin.length != shape.rank()) {
            throw new IllegalArgumentException("origin of rank " + origin.length + " for a box of " + shape);
        }
    }

    /// All of a field.
    public static Box all(Shape shape) {
        return new Box(new long[shape.rank()], shape);
    }

    @Override
    public long[] origin() {
        return origin.clone();
    }

    public long start(int axis) {
        return origin[axis];
    }

    /// One past the last index along an axis.
    public long end(int axis) {
        return origin[axis] + shape.size(axis);
    }

    /// @throws IllegalArgumentException when this box does not lie inside a field of that shape
    public void checkInside(Shape whole) {
        boolean inside = whole.rank() == shape.rank();
        for (int axis = 0; inside && axis < origin.length; axis++) {
            inside = origin[axis] >= 0 && shape.size(axis) <= whole.size(axis) - origin[axis];
        }
        if (!inside) {
            throw new IllegalArgumentException("region " + this + " does not lie inside " + whole);
        }
    }

    /// The part that two boxes share, or null when they share nothing.
    public @org.jspecify.annotations.Nullable Box intersect(Box other) {
        long[] from = new long[origin.length];
        long[] size = new long[origin.length];
        for (int axis = 0; axis < from.length; axis++) {
            from[axis] = Math.max(origin[axis], other.origin[axis]);
            size[axis] = Math.min(end(axis), other.end(axis)) - from[axis];
            if (size[axis] <= 0) {
                return null;
            }
        }
        return new Box(from, Shape.of(size));
    }

    /// This box seen from another origin.
    public Box relativeTo(Box base) {
        long[] from = origin.clone();
        for (int axis = 0; axis < from.length; axis++) {
            from[axis] -= base.origin[axis];
        }
        return new Box(from, shape);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box box && Arrays.equals(origin, box.origin) && shape.equals(box.shape);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(origin) + shape.hashCode();
    }

    /// `0:10,5:15`, as `--region` takes it.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int axis = 0; axis < origin.length; axis++) {
            text.append(axis == 0 ? "" : ",").append(start(axis)).append(':').append(end(axis));
        }
        return text.toString();
    }
}
