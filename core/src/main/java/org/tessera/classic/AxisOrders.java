package org.tessera.classic;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.tessera.field.Box;
import org.tessera.field.Rows;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.entropy.FixedLengthBlocks;
import org.tessera.stage.entropy.MagnitudeEntropy;
import org.tessera.stage.predict.LorenzoDifference;
import org.tessera.stage.predict.LorenzoRows;

/// How many differences to take along each axis: chosen one axis at a time on a block of the data.
final class AxisOrders {

    /// Values in the block on which orders are tried, when the whole chunk is encoded and when a sample is estimated.
    static final int BLOCK = 1 << 15;

    static final int ESTIMATE = 1 << 13;

    /// Below one bit in so many values contexts decide, and are worth their time.
    private static final int SPARSE = 2;

    private AxisOrders() {}

    /// Sizes without axes of size 1; at least one axis is left.
    static int[] working(Shape shape) {
        int[] sizes = shape.longAxes();
        return sizes.length == 0 ? new int[] {1} : sizes;
    }

    /// Orders with which the integers take the fewest bits, on a block of about `values` of them.
    ///
    /// @param fixed the order along every axis, or 0 to choose
    static int[] choose(long[] integers, int[] sizes, int fixed, int values) {
        if (fixed != 0) {
            int[] orders = new int[sizes.length];
            Arrays.fill(orders, fixed);
            return orders;
        }
        Box box = sample(sizes, values);
        long[] block = new long[(int) box.shape().count()];
        Rows.copy(integers, shape(sizes), box, block);
        return byEntropy(block, box.shape().intSizes());
    }

    /// Chosen like those of 64-bit integers.
    static int[] choose(int[] integers, int[] sizes, int values) {
        Box box = sample(sizes, values);
        long[] block = Arrays.stream(block(integers, sizes, box)).asLongStream().toArray();
        return byEntropy(block, box.shape().intSizes());
    }

    /// Orders for blocks of fixed length.
    static int[] chooseForPacked(int[] integers, int[] sizes, int values) {
        Box box = sample(sizes, values);
        int[] block = block(integers, sizes, box);
        int[] blockSizes = box.shape().intSizes();
        int[] residuals = new int[block.length + FixedLengthBlocks.BLOCK];
        return least(sizes.length, orders -> packedBits(block, blockSizes, orders, residuals));
    }

    private static int[] block(int[] integers, int[] sizes, Box box) {
        int[] block = new int[(int) box.shape().count()];
        Rows.copy(integers, shape(sizes), box, block);
        return block;
    }

    private static int[] byEntropy(long[] block, int[] sizes) {
        int[] first = new int[sizes.length];
        Arrays.fill(first, 1);
        boolean sparse = bits(block, sizes, first, false) < block.length / SPARSE;
        return least(sizes.length, orders -> bits(block, sizes, orders, sparse));
    }

    /// One axis after the other, from the fastest: order 0 and 2 where they take fewer bits than 1.
    private static int[] least(int rank, ToLongFunction<int[]> bitsOf) {
        int[] best = new int[rank];
        Arrays.fill(best, 1);
        long least = bitsOf.applyAsLong(best);
        for (int axis = rank - 1; axis >= 0; axis--) {
            for (int order = 0; order <= 2; order += 2) {
                int[] candidate = best.clone();
                candidate[axis] = order;
                long bits = bitsOf.applyAsLong(candidate);
                if (bits < least) {
                    least = bits;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static long packedBits(int[] block, int[] sizes, int[] orders, int[] residuals) {
        LorenzoRows rows = new LorenzoRows(sizes, orders);
        int n = sizes[sizes.length - 1];
        for (int at = 0; at < block.length; at += n) {
            rows.forward(block, at, residuals, at);
        }
        Arrays.fill(residuals, block.length, residuals.length, residuals[block.length - 1]);
        return FixedLengthBlocks.bits(residuals, block.length);
    }

    private static Shape shape(int[] sizes) {
        return Shape.of(Arrays.stream(sizes).asLongStream().toArray());
    }

    /// A block in the middle.
    private static Box sample(int[] sizes, int values) {
        long[] blockSizes = ChunkSample.blockSizes(shape(sizes), values);
        long[] origin = new long[sizes.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            origin[axis] = (sizes[axis] - blockSizes[axis]) / 2;
        }
        return new Box(origin, Shape.of(blockSizes));
    }

    private static long bits(long[] block, int[] sizes, int[] orders, boolean contexts) {
        long[] residuals = block.clone();
        new LorenzoDifference(sizes, orders).forward(residuals);
        return contexts ? new ResidualCoder(sizes).estimateBits(residuals) : MagnitudeEntropy.bits(residuals);
    }

    /// Two bits an axis.
    static void write(int[] orders, ByteWriter out) {
        int packed = 0;
        for (int axis = 0; axis < orders.length; axis++) {
            packed |= orders[axis] << 2 * axis;
        }
        out.u16(packed);
    }

    static int[] read(ByteReader in, int rank) {
        int packed = in.u16();
        int[] orders = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            orders[axis] = packed >> 2 * axis & 3;
            if (orders[axis] == 3) {
                throw in.malformed("Lorenzo orders 0 to 2 expected, found 3");
            }
        }
        return orders;
    }
}
