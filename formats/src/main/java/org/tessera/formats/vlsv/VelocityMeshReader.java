package org.tessera.formats.vlsv;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.science.vdf.VelocityAxis;
import org.tessera.science.vdf.VelocityGrid;
import org.tessera.science.vdf.VelocityMesh;

/// The velocity mesh of a population: from its own arrays, or from parameters as older files have them.
final class VelocityMeshReader {

    private static final String[] AXES = {"X", "Y", "Z"};
    private static final int OLD_WIDTH = 4;

    /// Widths of cells may differ by rounding of their edges.
    private static final double UNEVEN = 1e-6;

    private final VlsvFile file;
    private final String name;

    VelocityMeshReader(VlsvFile file, String name) {
        this.file = file;
        this.name = name;
    }

    /// @param values BLOCKVARIABLE, whose vectors say the width where parameters do not; null when compressed
    VelocityMesh read(@Nullable VlsvArray values) {
        Optional<VlsvArray> box = file.find("MESH_BBOX", "mesh", name);
        try {
            return box.isPresent() ? fromMesh(box.get()) : fromParameters(values);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(-1, "the velocity mesh of " + name + ": " + e.getMessage());
        }
    }

    private VelocityMesh fromMesh(VlsvArray box) {
        if (box.numbers() != 6) {
            throw new MalformedException(box.offset(), box.label() + " has 6 numbers, found " + box.numbers());
        }
        long[] sizes = file.integers(box);
        if (sizes[3] != sizes[4] || sizes[3] != sizes[5]) {
            throw new UnsupportedException("velocity blocks of " + name + " that are no cubes: " + sizes[3] + " x "
                    + sizes[4] + " x " + sizes[5]);
        }
        VelocityAxis[] axes = new VelocityAxis[3];
        for (int axis = 0; axis < 3; axis++) {
            axes[axis] = nodes(axis, cells(sizes[axis], sizes[3]));
        }
        return new VelocityMesh(new VelocityGrid(axes[0], axes[1], axes[2]), (int) sizes[3]);
    }

    private static int cells(long blocks, long width) {
        if (blocks < 1 || width < 1 || blocks > VelocityMesh.MOST_CELLS || width > VelocityMesh.MOST_CELLS) {
            throw new IllegalArgumentException(blocks + " blocks of " + width + " cells along an axis");
        }
        return (int) Math.min(Integer.MAX_VALUE, blocks * width);
    }

    private VelocityAxis nodes(int axis, int cells) {
        VlsvArray nodes = file.find("MESH_NODE_CRDS_" + AXES[axis], "mesh", name)
                .orElseThrow(() -> new MalformedException(
                        -1, "the velocity mesh of " + name + " has no MESH_NODE_CRDS_" + AXES[axis]));
        if (nodes.numbers() != cells + 1L) {
            throw new MalformedException(
                    nodes.offset(),
                    nodes.label() + " has " + nodes.numbers() + " edges, and " + cells + " cells need " + (cells + 1));
        }
        double[] edges = file.doubles(nodes);
        double width = (edges[cells] - edges[0]) / cells;
        for (int i = 0; i < cells; i++) {
            if (!(Math.abs(edges[i + 1] - edges[i] - width) <= UNEVEN * width)) {
                throw new UnsupportedException("velocity cells of " + name + " that are not equally wide");
            }
        }
        return new VelocityAxis(edges[0], width, cells);
    }

    private VelocityMesh fromParameters(@Nullable VlsvArray values) {
        OptionalDouble said = file.parameter("velocity_block_width");
        int width = said.isPresent() ? (int) said.getAsDouble() : width(values);
        VelocityAxis[] axes = new VelocityAxis[3];
        for (int axis = 0; axis < 3; axis++) {
            String letter = "v" + "xyz".charAt(axis);
            double blocks = parameter(letter + "blocks_ini");
            double min = parameter(letter + "min");
            double max = parameter(letter + "max");
            int cells = cells((long) blocks, width);
            axes[axis] = new VelocityAxis(min, (max - min) / cells, cells);
        }
        return new VelocityMesh(new VelocityGrid(axes[0], axes[1], axes[2]), width);
    }

    private static int width(@Nullable VlsvArray values) {
        for (int width = 2; values != null && width <= 16; width++) {
            if (values.vector() == (long) width * width * width) {
                return width;
            }
        }
        return OLD_WIDTH;
    }

    private double parameter(String parameter) {
        return file.parameter(parameter)
                .orElseThrow(() -> new MalformedException(
                        -1,
                        "the velocity mesh of " + name + " is neither described by MESH_BBOX nor by the parameter "
                                + parameter));
    }
}
