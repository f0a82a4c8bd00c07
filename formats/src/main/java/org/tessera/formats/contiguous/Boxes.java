package org.tessera.formats.contiguous;

import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;

/// Goes through a field in boxes that it gives cheaply and that fit in memory.
///
/// A field with a grain of its own (its chunks) is taken grain by grain, since half a chunk costs as much as a
/// whole one. A field that is alike everywhere is cut along its slow axes.
public final class Boxes {

    private static final long SMALL = 1L << 24;
    private static final long PIECE = 1L << 22;

    private final Shape whole;
    private final Shape piece;

    private Boxes(Shape whole, Shape piece) {
        this.whole = whole;
        this.piece = piece;
    }

    public static Boxes of(Field field) {
        Shape whole = field.spec().shape();
        Shape grain = field.grain();
        boolean alike = grain.equals(whole) && whole.count() > SMALL;
        return new Boxes(whole, alike ? atMost(grain, PIECE) : grain);
    }

    /// Calls the action for each box, from several threads at once and in no order.
    public void forEach(Consumer<Box> action) {
        LongStream.range(0, count()).parallel().forEach(i -> action.accept(box(i)));
    }

    long count() {
        long count = 1;
        for (int axis = 0; axis < whole.rank(); axis++) {
            count *= along(axis);
        }
        return count;
    }

    Box box(long index) {
        long rest = index;
        long[] origin = new long[whole.rank()];
        long[] size = new long[whole.rank()];
        for (int axis = whole.rank() - 1; axis >= 0; axis--) {
            origin[axis] = rest % along(axis) * piece.size(axis);
            size[axis] = Math.min(piece.size(axis), whole.size(axis) - origin[axis]);
            rest /= along(axis);
        }
        return new Box(origin, Shape.of(size));
    }

    private long along(int axis) {
        return Math.ceilDiv(whole.size(axis), piece.size(axis));
    }

    /// Shortens the slowest axes until at most `limit` values are left.
    private static Shape atMost(Shape shape, long limit) {
        long[] sizes = shape.sizes();
        long inner = shape.count();
        for (int axis = 0; axis < sizes.length && inner > limit; axis++) {
            inner /= sizes[axis];
            sizes[axis] = Math.max(1, Math.min(sizes[axis], limit / inner));
            inner *= sizes[axis];
        }
        return Shape.of(sizes);
    }
}
