package org.tessera.formats.vlsv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.field.ElementType;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityAxis;
import org.tessera.science.vdf.VelocityMesh;

/// Writes a whole VLSV file of cells that all have a velocity distribution, in the layout of Vlasiator: grid, velocity
/// mesh, sparse blocks, variables and parameters. Distributions stream through: memory does not grow with their values.
public final class VdfFileWriter implements AutoCloseable {

    private static final String SPACE = "SpatialGrid";
    private static final String[] AXES = {"X", "Y", "Z"};

    private final VlsvWriter out;
    private final SpaceLayout space;
    private final VelocityMesh mesh;
    private final String population;
    private final ElementType type;
    private final int[] blocksPerCell;
    private long[] blockIds = new long[1 << 12];
    private int blocks;
    private int cells;

    /// @param population such as `proton`
    /// @param type of the values, f32 as Vlasiator has it, or f64
    public VdfFileWriter(Path path, SpaceLayout space, VelocityMesh mesh, String population, ElementType type)
            throws IOException {
        this.out = new VlsvWriter(path);
        this.space = space;
        this.mesh = mesh;
        this.population = population;
        this.type = type;
        this.blocksPerCell = new int[space.count()];
        out.begin("BLOCKVARIABLE", of(population), type, mesh.valuesPerBlock());
    }

    private static Map<String, String> of(String name) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("mesh", SPACE);
        attributes.put("name", name);
        return attributes;
    }

    /// The distribution of the next cell; cells come in the order of their IDs.
    public void add(SparseDistribution distribution) throws IOException {
        if (!distribution.mesh().equals(mesh)) {
            throw new IllegalArgumentException("a distribution on another velocity mesh than that of the file");
        }
        if (cells == blocksPerCell.length) {
            throw new IllegalArgumentException("more than the " + cells + " cells of the grid");
        }
        long[] ids = distribution.blocks();
        if (blocks + ids.length > blockIds.length) {
            blockIds = Arrays.copyOf(blockIds, Math.max(2 * blockIds.length, blocks + ids.length));
        }
        System.arraycopy(ids, 0, blockIds, blocks, ids.length);
        blocks += ids.length;
        blocksPerCell[cells++] = ids.length;
        out.append(distribution.values());
    }

    /// Ends the distributions; variables and parameters may follow.
    public void distributionsDone() throws IOException {
        if (cells != blocksPerCell.length) {
            throw new IllegalStateException(cells + " of " + blocksPerCell.length + " cells were written");
        }
        out.end();
        int[] ids = new int[blocks];
        for (int i = 0; i < blocks; i++) {
            ids[i] = Math.toIntExact(blockIds[i]);
        }
        out.array("BLOCKIDS", of(population), ElementType.U32, ids, 1);
        out.array("BLOCKSPERCELL", of(population), ElementType.U32, blocksPerCell, 1);
        out.array("CELLSWITHBLOCKS", of(population), ElementType.I64, ids(1), 1);
        out.array("VARIABLE", of("CellID"), ElementType.I64, ids(1), 1);
        writeSpace();
        writeVelocity();
    }

    private long[] ids(int first) {
        long[] ids = new long[space.count()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i + (long) first;
        }
        return ids;
    }

    private void writeSpace() throws IOException {
        Map<String, String> kind = new LinkedHashMap<>();
        kind.put("name", SPACE);
        kind.put("type", "amr_ucd");
        kind.put("max_refinement_level", "0");
        for (String axis : new String[] {"x", "y", "z"}) {
            kind.put(axis + "periodic", axis.equals("x") ? "no" : "yes");
        }
        out.array("MESH", kind, ElementType.I64, ids(0), 1);
        Map<String, String> mesh = Map.of("mesh", SPACE);
        int[] sizes = {space.nx(), space.ny(), space.nz()};
        out.array("MESH_BBOX", mesh, ElementType.I64, new long[] {sizes[0], sizes[1], sizes[2], 1, 1, 1}, 1);
        out.array("MESH_DOMAIN_SIZES", mesh, ElementType.U32, new int[] {space.count(), 0}, 2);
        out.array("MESH_GHOST_DOMAINS", mesh, ElementType.I64, new long[0], 1);
        out.array("MESH_GHOST_LOCALIDS", mesh, ElementType.I64, new long[0], 1);
        for (int axis = 0; axis < 3; axis++) {
            double[] nodes = new double[sizes[axis] + 1];
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = (axis == 0 ? space.xmin() : -0.5 * space.width() * sizes[axis]) + i * space.width();
            }
            out.array("MESH_NODE_CRDS_" + AXES[axis], mesh, ElementType.F64, nodes, 1);
            String letter = "xyz".substring(axis, axis + 1);
            out.parameter(letter + "min", nodes[0]);
            out.parameter(letter + "max", nodes[sizes[axis]]);
            out.parameter(letter + "cells_ini", sizes[axis]);
        }
    }

    private void writeVelocity() throws IOException {
        Map<String, String> kind = new LinkedHashMap<>();
        kind.put("mesh", population);
        kind.put("type", "amr_ucd");
        kind.put("max_velocity_ref_level", "0");
        int width = mesh.width();
        long[] box = {mesh.blocksX(), mesh.blocksY(), mesh.blocksZ(), width, width, width};
        out.array("MESH_BBOX", kind, ElementType.I64, box, 1);
        VelocityAxis[] axes = {mesh.grid().x(), mesh.grid().y(), mesh.grid().z()};
        for (int axis = 0; axis < 3; axis++) {
            double[] nodes = new double[axes[axis].cells() + 1];
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = axes[axis].min() + i * axes[axis].spacing();
            }
            out.array("MESH_NODE_CRDS_" + AXES[axis], kind, ElementType.F64, nodes, 1);
        }
    }

    /// A variable on the cells in space.
    ///
    /// @param values cell after cell
    public void variable(String name, String unit, double[] values, int vector) throws IOException {
        if (values.length != (long) space.count() * vector) {
            throw new IllegalArgumentException(
                    name + " has " + values.length + " numbers for " + space.count() + " cells of " + vector + " each");
        }
        Map<String, String> attributes = of(name);
        attributes.put("unit", unit);
        out.array("VARIABLE", attributes, ElementType.F64, values, vector);
    }

    public void parameter(String name, double value) throws IOException {
        out.parameter(name, value);
    }

    /// Ends the file.
    public void finish() throws IOException {
        out.array("PARAMETER", Map.of("name", "version"), ElementType.F32, new float[] {3}, 1);
        out.parameter("velocity_block_width", mesh.width());
        out.finish();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    ElementType type() {
        return type;
    }
}
