package org.tessera.science.vdf;

import java.util.Arrays;
import org.tessera.field.ElementType;

/// Cuts a dense distribution into the blocks of a mesh.
final class BlockCut {

    private final VelocityDistribution dense;
    private final VelocityMesh mesh;
    private final long[] origin;
    private final int[] sizes;

    /// @param origin cell of the mesh where the dense one begins: vz, vy, vx
    BlockCut(VelocityDistribution dense, VelocityMesh mesh, long[] origin) {
        this.dense = dense;
        this.mesh = mesh;
        this.origin = origin.clone();
        this.sizes = dense.grid().shape().intSizes();
    }

    SparseDistribution above(double threshold) {
        int[] counts = {mesh.blocksZ(), mesh.blocksY(), mesh.blocksX()};
        int[] from = new int[3];
        int[] to = new int[3];
        int most = 1;
        for (int axis = 0; axis < 3; axis++) {
            from[axis] = Math.clamp(Math.floorDiv(origin[axis], mesh.width()), 0, counts[axis]);
            long end = Math.floorDiv(origin[axis] + sizes[axis] - 1, mesh.width()) + 1;
            to[axis] = Math.clamp(end, from[axis], counts[axis]);
            most = Math.multiplyExact(most, to[axis] - from[axis]);
        }
        long[] blocks = new long[most];
        int found = 0;
        double[] one = new double[mesh.valuesPerBlock()];
        for (int bz = from[0]; bz < to[0]; bz++) {
            for (int by = from[1]; by < to[1]; by++) {
                for (int bx = from[2]; bx < to[2]; bx++) {
                    long block = mesh.block(bx, by, bz);
                    copy(block, one, 0);
                    if (holds(one, threshold)) {
                        blocks[found++] = block;
                    }
                }
            }
        }
        return of(Arrays.copyOf(blocks, found), dense.type());
    }

    SparseDistribution of(long[] blocks, ElementType type) {
        int each = mesh.valuesPerBlock();
        double[] values = new double[Math.multiplyExact(blocks.length, each)];
        for (int b = 0; b < blocks.length; b++) {
            copy(blocks[b], values, b * each);
        }
        if (type == ElementType.F32 && dense.type() != type) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) values[i];
            }
        }
        return new SparseDistribution(mesh, blocks, type, values);
    }

    private static boolean holds(double[] values, double threshold) {
        for (double value : values) {
            if (value >= threshold && value != 0) {
                return true;
            }
        }
        return false;
    }

    /// The values of a block; 0 where the dense one does not reach.
    private void copy(long block, double[] target, int at) {
        int w = mesh.width();
        int x0 = (int) (mesh.cellX(block) - origin[2]);
        for (int row = 0; row < w * w; row++) {
            int z = (int) (mesh.cellZ(block) - origin[0]) + row / w;
            int y = (int) (mesh.cellY(block) - origin[1]) + row % w;
            boolean inside = z >= 0 && z < sizes[0] && y >= 0 && y < sizes[1];
            for (int i = 0; i < w; i++) {
                int x = x0 + i;
                boolean there = inside && x >= 0 && x < sizes[2];
                target[at + row * w + i] = there ? dense.values()[(z * sizes[1] + y) * sizes[2] + x] : 0;
            }
        }
    }
}
