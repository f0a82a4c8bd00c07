package org.tessera.cli.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.formats.vlsv.SpaceLayout;
import org.tessera.formats.vlsv.VdfFileWriter;
import org.tessera.science.vdf.BowShock;
import org.tessera.science.vdf.Moments;
import org.tessera.science.vdf.PressureTensor;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityGrid;
import org.tessera.science.vdf.VelocityMesh;

/// Writes the cells of a bow shock, x through it and y along it, with their velocity distributions and moments.
public final class BowShockFile {

    private static final double EXTENT = 2000e3;
    private static final double CELL_METRES = 300e3;
    private static final int ACROSS = 16;

    /// Cells made at once, by all threads.
    private static final int BATCH = 32;

    private final SpaceLayout space;
    private final VelocityMesh mesh;
    private final double threshold;
    private final BowShock shock;

    /// @param cells a multiple of 16, or at most 16
    /// @param velocityCells along each axis, a multiple of the width
    /// @param width of a block
    public BowShockFile(int cells, int velocityCells, int width, double threshold, long seed) {
        if (cells < 1 || cells > 1 << 20 || cells > ACROSS && cells % ACROSS != 0) {
            throw new IllegalArgumentException(
                    "1 to 16 cells, or a multiple of 16 up to 1048576, expected, found " + cells);
        }
        if (width != 4 && width != 8 || velocityCells < width || velocityCells > 400) {
            throw new IllegalArgumentException(
                    "a velocity mesh of up to 400 cells in blocks of 4 or 8, found " + velocityCells + " and " + width);
        }
        if (!(threshold > 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("a sparsity threshold above 0 expected, found " + threshold);
        }
        int ny = cells > ACROSS ? ACROSS : 1;
        int nx = cells / ny;
        this.space = new SpaceLayout(nx, ny, 1, -0.6 * nx * CELL_METRES, CELL_METRES);
        this.mesh = new VelocityMesh(VelocityGrid.cube(EXTENT, velocityCells), width);
        this.threshold = threshold;
        this.shock = new BowShock(seed);
    }

    /// @return blocks altogether
    public long write(Path path) throws IOException {
        int count = space.count();
        double[] rho = new double[count];
        double[] v = new double[3 * count];
        double[] diagonal = new double[3 * count];
        double[] others = new double[3 * count];
        double[] b = new double[3 * count];
        double[] thresholds = new double[count];
        java.util.Arrays.fill(thresholds, threshold);
        long blocks = 0;
        try (VdfFileWriter file = new VdfFileWriter(path, space, mesh, "proton", ElementType.F32)) {
            for (int first = 0; first < count; first += BATCH) {
                int from = first;
                List<SparseDistribution> made = IntStream.range(0, Math.min(BATCH, count - first))
                        .parallel()
                        .mapToObj(i -> distribution(from + i))
                        .toList();
                for (int i = 0; i < made.size(); i++) {
                    int cell = first + i;
                    SparseDistribution f = made.get(i);
                    file.add(f);
                    blocks += f.blocks().length;
                    Box box = f.boundingBox();
                    if (box != null) {
                        moments(Moments.of(f.dense(box), Moments.PROTON), cell, rho, v, diagonal, others);
                    }
                    System.arraycopy(shock.field(depth(cell), side(cell)), 0, b, 3 * cell, 3);
                }
            }
            file.distributionsDone();
            file.variable("proton/vg_rho", "1/m^3", rho, 1);
            file.variable("proton/vg_v", "m/s", v, 3);
            file.variable("proton/vg_ptensor_diagonal", "Pa", diagonal, 3);
            file.variable("proton/vg_ptensor_offdiagonal", "Pa", others, 3);
            file.variable("proton/vg_effectivesparsitythreshold", "s^3/m^6", thresholds, 1);
            file.variable("vg_b_vol", "T", b, 3);
            file.parameter("time", 0);
            file.finish();
        }
        return blocks;
    }

    private double depth(int cell) {
        return (cell % space.nx() + 0.5) / space.nx();
    }

    private double side(int cell) {
        int row = cell / space.nx();
        return (row + 0.5) / space.ny();
    }

    private SparseDistribution distribution(int cell) {
        return shock.at(depth(cell), side(cell)).sparse(mesh, ElementType.F32, threshold);
    }

    /// As Vlasiator orders them: the others are yz, xz, xy.
    private static void moments(Moments m, int cell, double[] rho, double[] v, double[] diagonal, double[] others) {
        PressureTensor p = m.pressure();
        rho[cell] = m.density();
        System.arraycopy(new double[] {m.vx(), m.vy(), m.vz()}, 0, v, 3 * cell, 3);
        System.arraycopy(new double[] {p.xx(), p.yy(), p.zz()}, 0, diagonal, 3 * cell, 3);
        System.arraycopy(new double[] {p.yz(), p.xz(), p.xy()}, 0, others, 3 * cell, 3);
    }
}
