package org.tessera.field;

/// The boxes in which a field is streamed, numbered in row-major order.
///
/// A tile is a whole number of grains where the field has grains, and never larger than a budget, so that memory
/// does not depend on the size of the field. The cut depends on shape, grain and budget alone: sums taken tile by
/// tile come out the same for any number of threads.
public final class Tiling {

    private final Shape shape;
    private final long[] tile;
    private final long[] tilesAlong;
    private final long count;

    private Tiling(Shape shape, long[] tile) {
        this.shape = shape;
        this.tile = tile;
        this.tilesAlong = new long[tile.length];
        long product = 1;
        for (int axis = 0; axis < tile.length; axis++) {
            tilesAlong[axis] = Math.ceilDiv(shape.size(axis), tile[axis]);
            product *= tilesAlong[axis];
        }
        this.count = product;
    }

    /// Tiles made of whole grains where these fit the budget.
    public static Tiling grains(Shape shape, Shape grain, long budget) {
        long[] tile = new long[shape.rank()];
        for (int axis = 0; axis < tile.length; axis++) {
            tile[axis] = Math.min(shape.size(axis), grain.size(axis));
        }
        shrink(tile, budget);
        grow(tile, shape, budget);
        return new Tiling(shape, tile);
    }

    /// Tiles that follow each other without a gap in row-major order.
    public static Tiling runs(Shape shape, long budget) {
        long[] tile = shape.sizes();
        shrink(tile, budget);
        return new Tiling(shape, tile);
    }

    /// Cuts the slowest axes first, which keeps rows long and the tiles of a whole field contiguous.
    private static void shrink(long[] tile, long budget) {
        for (int axis = 0; axis < tile.length; axis++) {
            long rest = product(tile, axis + 1);
            tile[axis] = Math.clamp(budget / rest, 1, tile[axis]);
        }
    }

    private static void grow(long[] tile, Shape shape, long budget) {
        for (int axis = tile.length - 1; axis >= 0; axis--) {
            long times = Math.max(1, budget / product(tile, 0));
            tile[axis] = times > shape.size(axis) / tile[axis] ? shape.size(axis) : tile[axis] * times;
            if (tile[axis] < shape.size(axis)) {
                return;
            }
        }
    }

    private static long product(long[] sizes, int from) {
        long product = 1;
        for (int axis = from; axis < sizes.length; axis++) {
            product *= sizes[axis];
        }
        return product;
    }

    /// Number of tiles.
    public long count() {
        return count;
    }

    /// @param number 0 to [#count()] - 1
    public Box box(long number) {
        long[] origin = new long[tile.length];
        long[] size = new long[tile.length];
        long rest = number;
        for (int axis = tile.length - 1; axis >= 0; axis--) {
            origin[axis] = rest % tilesAlong[axis] * tile[axis];
            size[axis] = Math.min(tile[axis], shape.size(axis) - origin[axis]);
            rest /= tilesAlong[axis];
        }
        return new Box(origin, Shape.of(size));
    }
}
