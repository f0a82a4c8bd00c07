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
/// @param cells IDs
/// @param origins first cell of each box: vz, vy, vx; may lie outside of the mesh
@SuppressWarnings("ArrayRecordComponent")
record PackLayout(String population, VelocityMesh mesh, int edge, long[] cells, long[] origins) {

    private static final int VERSION = 1;
    private static final int MOST_EDGE = 1024;

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
        long[] origins = new long[3 * indices.length];
        for (int i = 0; i < indices.length; i++) {
            for (int axis = 0; axis < 3; axis++) {
                long middle = to[i][axis] == 0 ? edge / 2 : (from[i][axis] + to[i][axis]) / 2;
                origins[3 * i + axis] = middle - edge / 2;
            }
        }
        return new PackLayout(all.name(), all.mesh(), (int) edge, cells, origins);
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

    /// Differences from cell to cell, since neighbours lie alike.
    byte[] toBytes() {
        ByteWriter out = new ByteWriter().u8(VERSION).string(population);
        for (VelocityAxis axis : axes(mesh)) {
            out.f64(axis.min()).f64(axis.spacing()).varint(axis.cells());
        }
        out.u8(mesh.width()).varint(edge).varint(cells.length);
        for (int i = 0; i < cells.length; i++) {
            out.zigzag(cells[i] - (i == 0 ? 0 : cells[i - 1]));
            for (int axis = 0; axis < 3; axis++) {
                out.zigzag(origins[3 * i + axis] - (i == 0 ? 0 : origins[3 * i - 3 + axis]));
            }
        }
        return out.toByteArray();
    }

    private static VelocityAxis[] axes(VelocityMesh mesh) {
        return new VelocityAxis[] {mesh.grid().x(), mesh.grid().y(), mesh.grid().z()};
    }

    /// @throws CompressionException when the bytes are no layout
    static PackLayout read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.u8();
        if (version != VERSION) {
            throw in.malformed(
                    "a pack of velocity distributions of version " + VERSION + " expected, found " + version);
        }
        String population = in.string();
        try {
            VelocityAxis[] axes = new VelocityAxis[3];
            for (int axis = 0; axis < 3; axis++) {
                axes[axis] =
                        new VelocityAxis(in.f64(), in.f64(), in.varint(VelocityMesh.MOST_CELLS, "cells of a mesh"));
            }
            VelocityMesh mesh = new VelocityMesh(new VelocityGrid(axes[0], axes[1], axes[2]), in.u8());
            return read(in, population, mesh);
        } catch (IllegalArgumentException e) {
            throw in.malformed("a layout that makes no sense: " + e.getMessage());
        }
    }

    private static PackLayout read(ByteReader in, String population, VelocityMesh mesh) {
        int edge = in.varint(MOST_EDGE, "the edge of the boxes");
        // Each cell takes four bytes at least.
        int count = in.varint(in.remaining() / 4, "the number of cells");
        long[] cells = new long[count];
        long[] origins = new long[3 * count];
        for (int i = 0; i < count; i++) {
            cells[i] = in.zigzag() + (i == 0 ? 0 : cells[i - 1]);
            for (int axis = 0; axis < 3; axis++) {
                long origin = in.zigzag() + (i == 0 ? 0 : origins[3 * i - 3 + axis]);
                if (origin < -MOST_EDGE || origin > VelocityMesh.MOST_CELLS + MOST_EDGE) {
                    throw in.malformed("the box of cell " + cells[i] + " begins at " + origin);
                }
                origins[3 * i + axis] = origin;
            }
        }
        in.expectEnd("the layout of a pack");
        return new PackLayout(population, mesh, edge, cells, origins);
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
