package org.tessera.formats.vlsv;

import org.tessera.field.Box;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityAxis;
import org.tessera.science.vdf.VelocityGrid;
import org.tessera.science.vdf.VelocityMesh;

/// Which cells of space a pack of velocity distributions has, and where on their velocity mesh its boxes lie: cubes of
/// one size, each around all values of its cell that are not 0.
///
/// @param population such as `proton`
/// @param edge cells along an edge of the boxes
/// @param order of the cells in space
/// @param cells IDs
/// @param origins first cell of each box: vz, vy, vx; may lie outside of the mesh
@SuppressWarnings("ArrayRecordComponent")
record PackLayout(String population, VelocityMesh mesh, int edge, CellOrder order, long[] cells, long[] origins) {

    private static final int VERSION = 2;

    /// Of packs written before cells were put into an order.
    private static final int FIRST = 1;

    static final int MOST_EDGE = 1024;

    /// Boxes for some distributions of a file.
    ///
    /// @param indices of the distributions
    static PackLayout of(Population all, int[] indices) {
        long[][] from = new long[indices.length][];
        long[][] to = new long[indices.length][];
        long edge = 2;
        long[] cells = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
            cells[i] = all.cell(indices[i]);
            from[i] = new long[] {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
            to[i] = new long[3];
            extent(all.read(indices[i]), from[i], to[i]);
            for (int axis = 0; axis < 3; axis++) {
                edge = Math.max(edge, to[i][axis] - from[i][axis]);
            }
        }
        edge += edge & 1;
        if (edge > MOST_EDGE) {
            throw new IllegalArgumentException(
                    "boxes of " + edge + " cells along an edge would be needed, above the " + MOST_EDGE + " allowed");
        }
        CellOrder order = CellOrder.of(all);
        long[] origins = origins(from, to, edge);
        return new PackLayout(all.name(), all.mesh(), (int) edge, order, cells, origins);
    }

    /// A box stays where that of the cell before lies as long as it holds all values, else they are in its middle.
    private static long[] origins(long[][] from, long[][] to, long edge) {
        long[] origins = new long[3 * from.length];
        for (int i = 0; i < from.length; i++) {
            for (int axis = 0; axis < 3; axis++) {
                int at = 3 * i + axis;
                long before = i == 0 ? 0 : origins[at - 3];
                boolean empty = to[i][axis] == 0;
                boolean stays = i > 0 && (empty || from[i][axis] >= before && to[i][axis] <= before + edge);
                long middle = empty ? edge / 2 : (from[i][axis] + to[i][axis]) / 2;
                origins[at] = stays ? before : middle - edge / 2;
            }
        }
        return origins;
    }

    /// Widens an extent until it holds all values that are not 0.
    private static void extent(SparseDistribution f, long[] from, long[] to) {
        int w = f.mesh().width();
        for (int b = 0; b < f.blocks().length; b++) {
            long[] corner = f.mesh().corner(f.blocks()[b]);
            for (int i = 0; i < w * w * w; i++) {
                if (f.values()[b * w * w * w + i] != 0) {
                    long[] at = {corner[0] + i / (w * w), corner[1] + i / w % w, corner[2] + i % w};
                    for (int axis = 0; axis < 3; axis++) {
                        from[axis] = Math.min(from[axis], at[axis]);
                        to[axis] = Math.max(to[axis], at[axis] + 1);
                    }
                }
            }
        }
    }

    /// Where the box of a cell lies.
    Box box(int index) {
        return new Box(origin(index), Shape.of(edge, edge, edge));
    }

    long[] origin(int index) {
        return new long[] {origins[3 * index], origins[3 * index + 1], origins[3 * index + 2]};
    }

    /// Shape of all boxes.
    Shape shape() {
        return Shape.of(cells.length, edge, edge, edge);
    }

    /// The layout in version 2.
    byte[] toBytes() {
        ByteWriter out = new ByteWriter().u8(VERSION).string(population);
        for (VelocityAxis axis : axes(mesh)) {
            out.f64(axis.min()).f64(axis.spacing()).varint(axis.cells());
        }
        out.u8(mesh.width()).varint(edge).varint(cells.length);
        return out.bytes(PackCells.write(order, cells, origins)).toByteArray();
    }

    private static VelocityAxis[] axes(VelocityMesh mesh) {
        return new VelocityAxis[] {mesh.grid().x(), mesh.grid().y(), mesh.grid().z()};
    }

    /// @throws CompressionException when the bytes are no layout
    static PackLayout read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.u8();
        if (version < FIRST || version > VERSION) {
            throw in.malformed(
                    "a pack of velocity distributions of version up to " + VERSION + " expected, found " + version);
        }
        String population = in.string();
        try {
            VelocityAxis[] axes = new VelocityAxis[3];
            for (int axis = 0; axis < 3; axis++) {
                axes[axis] =
                        new VelocityAxis(in.f64(), in.f64(), in.varint(VelocityMesh.MOST_CELLS, "cells of a mesh"));
            }
            VelocityMesh mesh = new VelocityMesh(new VelocityGrid(axes[0], axes[1], axes[2]), in.u8());
            return read(in, version, population, mesh);
        } catch (IllegalArgumentException e) {
            throw in.malformed("a layout that makes no sense: " + e.getMessage());
        }
    }

    private static PackLayout read(ByteReader in, int version, String population, VelocityMesh mesh) {
        int edge = in.varint(MOST_EDGE, "the edge of the boxes");
        // In the first version each cell takes four bytes at least.
        int most = version == FIRST ? in.remaining() / 4 : PackCells.MOST;
        int count = in.varint(most, "the number of cells");
        PackCells read = version == FIRST ? PackCells.readFirst(in, count) : PackCells.read(in, count);
        in.expectEnd("the layout of a pack");
        return new PackLayout(population, mesh, edge, read.order(), read.cells(), read.origins());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackLayout that && java.util.Arrays.equals(toBytes(), that.toBytes());
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(toBytes());
    }
}
