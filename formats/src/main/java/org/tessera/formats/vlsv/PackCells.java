package org.tessera.formats.vlsv;

import java.util.Arrays;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.science.vdf.VelocityMesh;
import org.tessera.stage.entropy.AdaptiveIntegers;
import org.tessera.stage.entropy.BinaryDecoder;
import org.tessera.stage.entropy.BinaryEncoder;

/// IDs of the cells of a pack and the origins of their boxes, as bytes.
///
/// Where the cells are in their order in space, IDs are written ascending, mostly one apart, and put into that order
/// again by the reader. All numbers are differences, in adaptive models.
@SuppressWarnings("ArrayRecordComponent")
record PackCells(CellOrder order, long[] cells, long[] origins) {

    /// Most cells of a pack.
    static final int MOST = 1 << 22;

    private static final int AXES = 3;

    private static final int AS_THEY_ARE = 0;
    private static final int ASCENDING = 1;

    /// @param origins three of each cell
    static byte[] write(CellOrder order, long[] cells, long[] origins) {
        long[] ids = cells.clone();
        Arrays.sort(ids);
        boolean ascending = Arrays.equals(inOrder(order, ids), cells);
        ByteWriter out = new ByteWriter().u8(ascending ? ASCENDING : AS_THEY_ARE);
        out.u8(order.grid().length == 0 ? 0 : 1);
        for (long along : order.grid()) {
            out.varint(along);
        }
        out.u8(order.finest());
        BinaryEncoder coder = new BinaryEncoder(AdaptiveIntegers.model());
        write(coder, 0, ascending ? ids : cells, 0, 1);
        for (int axis = 0; axis < AXES; axis++) {
            write(coder, 1 + axis, origins, axis, AXES);
        }
        return out.bytes(coder.finish()).toByteArray();
    }

    private static long[] inOrder(CellOrder order, long[] ids) {
        return Arrays.stream(order.sorted(ids)).mapToLong(i -> ids[i]).toArray();
    }

    private static void write(BinaryEncoder coder, int context, long[] numbers, int from, int step) {
        long last = 0;
        for (int i = from; i < numbers.length; i += step) {
            AdaptiveIntegers.write(coder, context, numbers[i] - last);
            last = numbers[i];
        }
    }

    static PackCells read(ByteReader in, int count) {
        int ordering = in.u8();
        int known = in.u8();
        if (ordering > ASCENDING || known > 1) {
            throw in.malformed("an order of cells expected, found " + ordering + " and " + known);
        }
        long[] grid = new long[known * AXES];
        for (int axis = 0; axis < grid.length; axis++) {
            grid[axis] = in.varint(CellOrder.MOST_CELLS, "cells along an axis of space");
            if (grid[axis] < 1) {
                throw in.malformed("a grid of " + grid[axis] + " cells along an axis");
            }
        }
        int finest = in.u8();
        if (finest > CellOrder.MOST_LEVELS) {
            throw in.malformed("up to " + CellOrder.MOST_LEVELS + " levels of cells expected, found " + finest);
        }
        CellOrder order = new CellOrder(grid, finest);
        BinaryDecoder coder = new BinaryDecoder(in.bytes(in.remaining()), AdaptiveIntegers.model());
        long[] cells = new long[count];
        read(coder, 0, cells, 0, 1);
        long[] origins = new long[AXES * count];
        for (int axis = 0; axis < AXES; axis++) {
            read(coder, 1 + axis, origins, axis, AXES);
        }
        check(in, cells, origins);
        return new PackCells(order, ordering == ASCENDING ? inOrder(order, cells) : cells, origins);
    }

    private static void read(BinaryDecoder coder, int context, long[] numbers, int from, int step) {
        long last = 0;
        for (int i = from; i < numbers.length; i += step) {
            last += AdaptiveIntegers.read(coder, context);
            numbers[i] = last;
        }
    }

    private static void check(ByteReader in, long[] cells, long[] origins) {
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] < -PackLayout.MOST_EDGE || origins[i] > VelocityMesh.MOST_CELLS + PackLayout.MOST_EDGE) {
                throw in.malformed("the box of cell " + cells[i / AXES] + " begins at " + origins[i]);
            }
        }
    }

    /// The form of version 1: four zigzag varints a cell.
    static PackCells readFirst(ByteReader in, int count) {
        long[] cells = new long[count];
        long[] origins = new long[AXES * count];
        for (int i = 0; i < count; i++) {
            cells[i] = in.zigzag() + (i == 0 ? 0 : cells[i - 1]);
            for (int axis = 0; axis < AXES; axis++) {
                origins[AXES * i + axis] = in.zigzag() + (i == 0 ? 0 : origins[AXES * (i - 1) + axis]);
            }
        }
        check(in, cells, origins);
        return new PackCells(CellOrder.OF_IDS, cells, origins);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackCells that
                && order.equals(that.order)
                && Arrays.equals(cells, that.cells)
                && Arrays.equals(origins, that.origins);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cells) + Arrays.hashCode(origins);
    }
}
