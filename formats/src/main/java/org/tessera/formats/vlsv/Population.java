package org.tessera.formats.vlsv;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.tessera.error.MalformedException;
import org.tessera.field.ElementType;
import org.tessera.io.Limits;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityMesh;

/// The velocity distributions of one population: for some cells in space, some blocks of its velocity mesh.
/// Valid while its file is open.
public final class Population {

    private final VlsvFile file;
    private final String name;
    private final VelocityMesh mesh;
    private final long[] cells;
    private final long[] firstBlock;
    private final BlockValues values;
    private final VlsvArray ids;
    private final double[] thresholds;

    /// @param cells IDs of the cells in space that have a distribution
    /// @param firstBlock number of the first block of each, and of all blocks at the end
    /// @param thresholds sparsity threshold of each cell, or of all cells, or none
    Population(
            VlsvFile file,
            String name,
            VelocityMesh mesh,
            long[] cells,
            long[] firstBlock,
            VlsvArray ids,
            BlockValues values,
            double[] thresholds) {
        this.file = file;
        this.name = name;
        this.mesh = mesh;
        this.cells = cells;
        this.firstBlock = firstBlock;
        this.ids = ids;
        this.values = values;
        this.thresholds = thresholds;
    }

    public String name() {
        return name;
    }

    public VelocityMesh mesh() {
        return mesh;
    }

    /// How many cells in space have a distribution.
    public int size() {
        return cells.length;
    }

    /// ID of the cell in space of a distribution; IDs count from 1.
    public long cell(int index) {
        return cells[index];
    }

    /// The grid of the cells in space, where the file has one.
    java.util.Optional<SpatialGrid> space() {
        return SpatialGrid.of(file);
    }

    /// Blocks of a distribution.
    public long blocks(int index) {
        return firstBlock[index + 1] - firstBlock[index];
    }

    /// Blocks of all distributions.
    public long blocks() {
        return firstBlock[cells.length];
    }

    /// Number of the first block of a distribution among all.
    long firstBlock(int index) {
        return firstBlock[index];
    }

    /// Where the values of the blocks lie.
    VlsvArray blockVariable() {
        return values.array();
    }

    /// Type of the values.
    public ElementType type() {
        return values.type();
    }

    /// The density below which blocks are not kept, where the file says it.
    public OptionalDouble threshold(int index) {
        return thresholds.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(thresholds[thresholds.length == 1 ? 0 : index]);
    }

    /// Which distribution belongs to a cell in space.
    ///
    /// @throws IllegalArgumentException when the cell has none, naming some that have
    public int indexOf(long cell) {
        for (int index = 0; index < cells.length; index++) {
            if (cells[index] == cell) {
                return index;
            }
        }
        StringBuilder known = new StringBuilder();
        for (int index = 0; index < Math.min(8, cells.length); index++) {
            known.append(index == 0 ? "" : ", ").append(cells[index]);
        }
        String there = cells.length == 0
                ? "no cell of this file has one"
                : cells.length + " cells have one: " + known + (cells.length > 8 ? ", ..." : "");
        throw new IllegalArgumentException("cell " + cell + " has no velocity distribution of " + name + "; " + there);
    }

    /// The distribution of a cell in space.
    ///
    /// @param index from 0, in the order of the file
    /// @throws org.tessera.error.CompressionException when its blocks cannot be, or are compressed in an unknown way
    public SparseDistribution read(int index) {
        long count = blocks(index);
        Limits.DEFAULT.checkChunkValues(Math.multiplyExact(count, (long) mesh.valuesPerBlock()));
        long[] places = file.integers(ids, firstBlock[index], (int) count);
        check(index, places);
        double[] numbers = values.read(index, firstBlock[index], (int) count, threshold(index));
        return new SparseDistribution(mesh, places, values.type(), numbers);
    }

    private void check(int index, long[] places) {
        long[] ascending = places.clone();
        Arrays.sort(ascending);
        for (int i = 0; i < ascending.length; i++) {
            if (ascending[i] >= mesh.blocks()) {
                throw new MalformedException(
                        ids.offset(),
                        "cell " + cells[index] + " has block " + ascending[i] + " of a velocity mesh of "
                                + mesh.blocks());
            }
            if (i > 0 && ascending[i] == ascending[i - 1]) {
                throw new MalformedException(
                        ids.offset(), "cell " + cells[index] + " has block " + ascending[i] + " twice");
            }
        }
    }
}
