package org.tessera.neural.block;

import java.util.Arrays;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;

/// How a chunk is cut into blocks of equal shape: rows of a leading axis, or tiles of an array.
///
/// Blocks are numbered in row-major order, as are the points of a block. Where the array ends inside a tile, the
/// values at its end are repeated.
public final class BlockLayout {

    /// Most points of a block.
    public static final int MOST = 1024;

    private static final int LEAST = 8;
    private static final int SMALLEST_AXIS = 3;
    private static final int LARGEST_AXIS = 32;

    /// Edge of a tile by the number of long axes, where nothing suggests blocks.
    private static final int[] TILE = {64, 64, 16, 8, 5, 4, 3};

    private final int[] sizes;
    private final int[] block;
    private final int[] counts;
    public final int blocks;
    public final int points;

    /// @param sizes of the chunk
    /// @param block sizes of a block, as many
    public BlockLayout(int[] sizes, int[] block) {
        this.sizes = sizes.clone();
        this.block = block.clone();
        counts = new int[sizes.length];
        long all = 1;
        long each = 1;
        for (int axis = 0; axis < sizes.length; axis++) {
            counts[axis] = (sizes[axis] + block[axis] - 1) / block[axis];
            all *= counts[axis];
            each *= block[axis];
        }
        blocks = Math.toIntExact(all);
        points = Math.toIntExact(each);
    }

    /// The sizes of a block from a payload.
    public static BlockLayout read(ByteReader payload, FieldSpec spec, Limits limits) {
        int[] sizes = sizes(spec.shape());
        int[] block = new int[sizes.length];
        long points = 1;
        long padded = 1;
        for (int axis = 0; axis < block.length; axis++) {
            block[axis] = payload.varint(MOST, "the size of a block");
            points *= block[axis];
            if (points < 1 || points > MOST) {
                throw payload.malformed("a block of 2 to " + MOST + " points expected, found " + points);
            }
            padded *= ((long) sizes[axis] + block[axis] - 1) / block[axis] * block[axis];
        }
        limits.checkChunkValues(padded);
        if (points < 2) {
            throw payload.malformed("a block of 2 to " + MOST + " points expected, found " + points);
        }
        return new BlockLayout(sizes, block);
    }

    public static int[] sizes(Shape shape) {
        return Arrays.stream(shape.sizes()).mapToInt(Math::toIntExact).toArray();
    }

    /// Sizes of a block for an array: as asked, or as its shape suggests.
    ///
    /// @param asked sizes of the last axes; one number for all; empty to choose
    public static int[] choose(int[] sizes, int[] asked) {
        int rank = sizes.length;
        int[] block = new int[rank];
        Arrays.fill(block, 1);
        if (asked.length == 0) {
            int trailing = trailing(sizes);
            if (trailing == 0 || trailing == 1 && rank > 2) {
                return tiles(sizes, 0);
            }
            System.arraycopy(sizes, rank - trailing, block, rank - trailing, trailing);
            return block;
        }
        if (asked.length == 1) {
            return tiles(sizes, asked[0]);
        }
        for (int i = 0; i < Math.min(asked.length, rank); i++) {
            int axis = rank - 1 - i;
            block[axis] = asked[asked.length - 1 - i];
        }
        return block;
    }

    /// How many of the last axes make a block: as many as stay within [#MOST] points; 0 when these are too few.
    private static int trailing(int[] sizes) {
        int axes = 0;
        long points = 1;
        while (axes < sizes.length - 1 && points * sizes[sizes.length - 1 - axes] <= MOST) {
            points *= sizes[sizes.length - 1 - axes];
            axes++;
        }
        return points >= LEAST ? axes : 0;
    }

    private static int[] tiles(int[] sizes, int edge) {
        int longAxes = (int) Arrays.stream(sizes).filter(size -> size > 1).count();
        int size = edge > 0 ? edge : TILE[longAxes];
        int[] block = new int[sizes.length];
        long points = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            block[axis] = points * Math.min(sizes[axis], size) <= MOST ? Math.min(sizes[axis], size) : 1;
            points *= block[axis];
        }
        return block;
    }

    /// Whether the shape says by itself that it is many small blocks: two or more short axes behind a long one.
    public static boolean isBlocks(Shape shape, int least) {
        int[] sizes = sizes(shape);
        int trailing = trailing(sizes);
        long blocks = 1;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (axis < sizes.length - trailing) {
                blocks *= sizes[axis];
            } else if (sizes[axis] < SMALLEST_AXIS || sizes[axis] > LARGEST_AXIS) {
                return false;
            }
        }
        return trailing >= 2 && blocks >= least;
    }

    /// Sizes of the axes of a block that are longer than 1.
    public int[] axes() {
        return Arrays.stream(block).filter(size -> size > 1).toArray();
    }

    public int[] block() {
        return block.clone();
    }

    /// Whether the blocks are the chunk itself, one after the other.
    private boolean isPlain() {
        for (int axis = 0; axis < sizes.length; axis++) {
            if (block[axis] > 1) {
                for (int rest = axis + 1; rest < sizes.length; rest++) {
                    if (block[rest] != sizes[rest]) {
                        return false;
                    }
                }
                return block[axis] == sizes[axis];
            }
        }
        return true;
    }

    /// The values of the chunk, block after block.
    public double[] gather(double[] chunk) {
        if (isPlain()) {
            return chunk.clone();
        }
        double[] out = new double[blocks * points];
        each((at, from, inside) -> out[at] = chunk[from]);
        return out;
    }

    /// The chunk from its blocks.
    public double[] scatter(double[] blocked) {
        if (isPlain()) {
            return blocked;
        }
        double[] out = new double[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)];
        each((at, to, inside) -> {
            if (inside) {
                out[to] = blocked[at];
            }
        });
        return out;
    }

    @FunctionalInterface
    private interface PointAction {
        /// @param at in the blocks
        /// @param index in the chunk
        /// @param inside false for a point that repeats another
        void accept(int at, int index, boolean inside);
    }

    private void each(PointAction action) {
        int rank = sizes.length;
        int[] tile = new int[rank];
        int[] point = new int[rank];
        for (int at = 0; at < blocks * points; at++) {
            int index = 0;
            boolean inside = true;
            for (int axis = 0; axis < rank; axis++) {
                int x = tile[axis] * block[axis] + point[axis];
                inside &= x < sizes[axis];
                index = index * sizes[axis] + Math.min(x, sizes[axis] - 1);
            }
            action.accept(at, index, inside);
            if (!next(point, block)) {
                next(tile, counts);
            }
        }
    }

    /// The next index in row-major order; false when it starts again.
    private static boolean next(int[] index, int[] limits) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < limits[axis]) {
                return true;
            }
            index[axis] = 0;
        }
        return false;
    }
}
