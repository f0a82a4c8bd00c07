package org.tessera.science.vdf;

import java.util.Arrays;
import java.util.List;
import org.tessera.field.ElementType;

/// The sum of some kinds of particles, sampled at the middles of cells in velocity space.
public record Plasma(List<Particles> parts) {

    public Plasma {
        parts = List.copyOf(parts);
    }

    public double at(double vx, double vy, double vz) {
        double sum = 0;
        for (Particles part : parts) {
            sum += part.at(vx, vy, vz);
        }
        return sum;
    }

    /// All cells of a grid, those below the threshold 0.
    public VelocityDistribution dense(VelocityGrid grid, ElementType type, double threshold) {
        double[] values = new double[grid.count()];
        int at = 0;
        for (int k = 0; k < grid.z().cells(); k++) {
            for (int j = 0; j < grid.y().cells(); j++) {
                for (int i = 0; i < grid.x().cells(); i++) {
                    double f =
                            at(grid.x().centre(i), grid.y().centre(j), grid.z().centre(k));
                    values[at++] = f < threshold ? 0 : f;
                }
            }
        }
        return VelocityDistribution.rounded(grid, type, values);
    }

    /// The blocks of a mesh in which the density reaches the threshold somewhere, with all of their values.
    public SparseDistribution sparse(VelocityMesh mesh, ElementType type, double threshold) {
        double[] reach = parts.stream()
                .mapToDouble(part -> part.reach(threshold / parts.size()))
                .toArray();
        long[] blocks = new long[1024];
        double[] values = new double[blocks.length * mesh.valuesPerBlock()];
        int found = 0;
        for (long block = 0; block < mesh.blocks(); block++) {
            if (!near(mesh, block, reach)) {
                continue;
            }
            if (found == blocks.length) {
                blocks = Arrays.copyOf(blocks, 2 * found);
                values = Arrays.copyOf(values, 2 * values.length);
            }
            if (sample(mesh, block, type, values, found * mesh.valuesPerBlock()) >= threshold) {
                blocks[found++] = block;
            }
        }
        return new SparseDistribution(
                mesh, Arrays.copyOf(blocks, found), type, Arrays.copyOf(values, found * mesh.valuesPerBlock()));
    }

    /// Whether a block comes within reach of any part.
    private boolean near(VelocityMesh mesh, long block, double[] reach) {
        VelocityGrid grid = mesh.grid();
        int[] cells = {mesh.cellX(block), mesh.cellY(block), mesh.cellZ(block)};
        VelocityAxis[] axes = {grid.x(), grid.y(), grid.z()};
        for (int p = 0; p < reach.length; p++) {
            double[] centre = parts.get(p).centre();
            double square = 0;
            for (int axis = 0; axis < 3; axis++) {
                double low = axes[axis].centre(cells[axis]);
                double high = axes[axis].centre(cells[axis] + mesh.width() - 1);
                double apart = Math.max(0, Math.max(low - centre[axis], centre[axis] - high));
                square += apart * apart;
            }
            if (square <= reach[p] * reach[p]) {
                return true;
            }
        }
        return false;
    }

    /// Fills in a block, and gives its largest value.
    private double sample(VelocityMesh mesh, long block, ElementType type, double[] values, int at) {
        VelocityGrid grid = mesh.grid();
        int w = mesh.width();
        double most = 0;
        for (int i = 0; i < w * w * w; i++) {
            double f = at(
                    grid.x().centre(mesh.cellX(block) + i % w),
                    grid.y().centre(mesh.cellY(block) + i / w % w),
                    grid.z().centre(mesh.cellZ(block) + i / (w * w)));
            values[at + i] = type == ElementType.F32 ? (float) f : f;
            most = Math.max(most, values[at + i]);
        }
        return most;
    }
}
