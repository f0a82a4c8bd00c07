package org.tessera.container;

import org.tessera.field.Box;
import org.tessera.field.Shape;

/// The grid of chunks of a variable, numbered in row-major order.
///
/// @param shape of the variable
/// @param chunk sizes of a chunk; those at the far ends may be smaller
public record Chunking(Shape shape, Shape chunk) {

    /// Values in a chunk, unless the user says otherwise: enough for the codec to learn from, little enough
    /// for several at once in a small heap.
    private static final long DEFAULT_VALUES = 1L << 21;

    /// Coarse levels of neighbouring chunks meet when chunks start at multiples of this.
    private static final long MULTIPLE = 32;

    public Chunking {
        if (shape.rank() != chunk.rank()) {
            throw new IllegalArgumentException("chunks of " + chunk + " have " + chunk.rank()
                    + (chunk.rank() == 1 ? " axis" : " axes") + ", the variable of " + shape + " has " + shape.rank());
        }
    }

    /// Chunks of at most [#DEFAULT_VALUES] values, as cubic as the shape allows.
    public static Chunking of(Shape shape) {
        return of(shape, DEFAULT_VALUES);
    }

    /// Chunks of a size that the user wants, cut where the variable ends.
    ///
    /// @throws IllegalArgumentException when the ranks differ
    static Chunking within(Shape shape, Shape wanted) {
        long[] sizes = wanted.sizes();
        for (int axis = 0; axis < Math.min(sizes.length, shape.rank()); axis++) {
            sizes[axis] = Math.min(sizes[axis], shape.size(axis));
        }
        return new Chunking(shape, Shape.of(sizes));
    }

    static Chunking of(Shape shape, long values) {
        long[] sizes = shape.sizes();
        while (Shape.of(sizes).count() > values) {
            int longest = 0;
            for (int axis = 1; axis < sizes.length; axis++) {
                longest = sizes[axis] > sizes[longest] ? axis : longest;
            }
            sizes[longest] = halve(sizes[longest]);
        }
        return new Chunking(shape, Shape.of(sizes));
    }

    private static long halve(long size) {
        long half = (size + 1) / 2;
        long multiple = half <= MULTIPLE ? 8 : MULTIPLE;
        return (half + multiple - 1) / multiple * multiple;
    }

    public long count() {
        long count = 1;
        for (int axis = 0; axis < shape.rank(); axis++) {
            count = Math.multiplyExact(count, along(axis));
        }
        return count;
    }

    private long along(int axis) {
        return (shape.size(axis) + chunk.size(axis) - 1) / chunk.size(axis);
    }

    /// The box of a chunk.
    public Box box(long number) {
        long[] origin = new long[shape.rank()];
        long[] size = new long[shape.rank()];
        long rest = number;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            origin[axis] = rest % along(axis) * chunk.size(axis);
            size[axis] = Math.min(chunk.size(axis), shape.size(axis) - origin[axis]);
            rest /= along(axis);
        }
        return new Box(origin, Shape.of(size));
    }

    /// Numbers of the chunks that a box touches, ascending.
    public long[] touching(Box box) {
        long[] first = new long[shape.rank()];
        long[] many = new long[shape.rank()];
        int total = 1;
        for (int axis = 0; axis < first.length; axis++) {
            first[axis] = box.start(axis) / chunk.size(axis);
            many[axis] = (box.end(axis) - 1) / chunk.size(axis) - first[axis] + 1;
            total = Math.multiplyExact(total, Math.toIntExact(many[axis]));
        }
        long[] numbers = new long[total];
        long[] index = new long[first.length];
        for (int i = 0; i < total; i++) {
            long number = 0;
            for (int axis = 0; axis < index.length; axis++) {
                number = number * along(axis) + first[axis] + index[axis];
            }
            numbers[i] = number;
            for (int axis = index.length - 1; axis >= 0 && ++index[axis] == many[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return numbers;
    }
}
