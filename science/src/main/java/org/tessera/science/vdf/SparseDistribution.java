package org.tessera.science.vdf;

import java.util.Arrays;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;

/// The velocity distribution of one cell in space as Vlasiator stores it: some blocks of its velocity mesh, each with
/// all of its values. Where no block is stored the density is 0.
///
/// The arrays are not copied in or out: whoever holds them must not change them.
///
/// @param mesh where the blocks lie
/// @param blocks their places in the mesh, each at most once, in any order
/// @param type in which the values are stored; each fits it exactly
/// @param values block after block, vx fastest inside of each
@SuppressWarnings("ArrayRecordComponent")
public record SparseDistribution(VelocityMesh mesh, long[] blocks, ElementType type, double[] values) {

    public SparseDistribution {
        if (values.length != (long) blocks.length * mesh.valuesPerBlock()) {
            throw new IllegalArgumentException(blocks.length + " blocks of " + mesh.valuesPerBlock() + " values, found "
                    + values.length + " values");
        }
        for (long block : blocks) {
            if (block < 0 || block >= mesh.blocks()) {
                throw new IllegalArgumentException(
                        "block " + Long.toUnsignedString(block) + " of a velocity mesh of " + mesh.blocks());
            }
        }
    }

    /// The blocks of a dense distribution that hold a value of at least the threshold, with all of their values;
    /// ascending.
    ///
    /// @param origin cell of the mesh where the dense one begins: vz, vy, vx; parts outside of the mesh are left out
    /// @param threshold above 0, or 0 to keep each block with a value that is not 0
    public static SparseDistribution of(
            VelocityDistribution dense, VelocityMesh mesh, long[] origin, double threshold) {
        return new BlockCut(dense, mesh, origin).above(threshold);
    }

    /// The same under the same blocks, whatever is in them.
    public SparseDistribution withValues(VelocityDistribution dense, long[] origin) {
        return new BlockCut(dense, mesh, origin).of(blocks, type);
    }

    /// The smallest box of whole blocks around all that are stored; null when there are none.
    public @org.jspecify.annotations.Nullable Box boundingBox() {
        if (blocks.length == 0) {
            return null;
        }
        long[] from = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        long[] to = new long[3];
        for (long block : blocks) {
            long[] at = {mesh.cellZ(block), mesh.cellY(block), mesh.cellX(block)};
            for (int axis = 0; axis < 3; axis++) {
                from[axis] = Math.min(from[axis], at[axis]);
                to[axis] = Math.max(to[axis], at[axis] + mesh.width());
            }
        }
        return new Box(from, Shape.of(to[0] - from[0], to[1] - from[1], to[2] - from[2]));
    }

    /// The cells within `half` of the largest value: `2 half` along each axis, from `-half` to `half - 1`. Near an edge
    /// of the mesh it reaches beyond it, where the density is 0. Of equal values the one counts that is first on the
    /// mesh; without blocks the middle of the mesh is taken.
    public Box aroundPeak(int half) {
        if (half < 1 || half > 1 << 9) {
            throw new IllegalArgumentException("a box of 1 to 512 cells to each side expected, found " + half);
        }
        long[] peak = peak();
        return new Box(
                new long[] {peak[0] - half, peak[1] - half, peak[2] - half}, Shape.of(2L * half, 2L * half, 2L * half));
    }

    /// Cell of the largest value: vz, vy, vx.
    public long[] peak() {
        VelocityGrid grid = mesh.grid();
        long[] at = {grid.z().cells() / 2, grid.y().cells() / 2, grid.x().cells() / 2};
        double most = Double.NEGATIVE_INFINITY;
        int w = mesh.width();
        for (int b = 0; b < blocks.length; b++) {
            for (int i = 0; i < w * w * w; i++) {
                double value = values[b * w * w * w + i];
                if (value >= most) {
                    long[] here = {
                        mesh.cellZ(blocks[b]) + i / (w * w),
                        mesh.cellY(blocks[b]) + i / w % w,
                        mesh.cellX(blocks[b]) + i % w
                    };
                    if (value > most || Arrays.compare(here, at) < 0) {
                        most = value;
                        at = here;
                    }
                }
            }
        }
        return at;
    }

    /// All values of a box of cells; 0 where no block is.
    ///
    /// @param box along vz, vy, vx; may reach beyond the mesh
    public VelocityDistribution dense(Box box) {
        VelocityGrid grid = mesh.grid().part(box);
        double[] dense = new double[grid.count()];
        int w = mesh.width();
        for (int b = 0; b < blocks.length; b++) {
            long z0 = mesh.cellZ(blocks[b]) - box.start(0);
            long y0 = mesh.cellY(blocks[b]) - box.start(1);
            long x0 = mesh.cellX(blocks[b]) - box.start(2);
            for (int row = 0; row < w * w; row++) {
                long z = z0 + row / w;
                long y = y0 + row % w;
                if (z < 0 || z >= grid.z().cells() || y < 0 || y >= grid.y().cells()) {
                    continue;
                }
                int from = (int) Math.max(0, -x0);
                int to = (int) Math.min(w, grid.x().cells() - x0);
                if (from < to) {
                    int at = (int) ((z * grid.y().cells() + y) * grid.x().cells() + x0 + from);
                    System.arraycopy(values, (b * w * w + row) * w + from, dense, at, to - from);
                }
            }
        }
        return new VelocityDistribution(grid, type, dense);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseDistribution that
                && mesh.equals(that.mesh)
                && type == that.type
                && Arrays.equals(blocks, that.blocks)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(blocks) + Arrays.hashCode(values);
    }
}
