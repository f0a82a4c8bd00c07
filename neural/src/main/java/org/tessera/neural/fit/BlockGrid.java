package org.tessera.neural.fit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.neural.block.BlockLayout;

/// How a field is cut into cubes: cells of up to three axes, each divided by its height.
///
/// @param sizes of a cell
/// @param cells how many
/// @param points of a cell
/// @param edge of a cube
@SuppressWarnings("ArrayRecordComponent")
record BlockGrid(int[] sizes, int cells, int points, int edge, BlockLayout layout) {

    private static final int AXES = 3;
    private static final int MOST_CELLS = 1 << 16;

    static @Nullable BlockGrid of(FieldSpec spec, int edge) {
        int[] all = spec.shape().longAxes();
        int from = Math.max(0, all.length - AXES);
        int[] sizes = Arrays.copyOfRange(all, from, all.length);
        int points = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        long cells = spec.shape().count() / points;
        long padded = 1;
        for (int n : sizes) {
            padded *= ((long) n + edge - 1) / edge * edge;
        }
        if (sizes.length == 0 || cells > MOST_CELLS || padded * cells > Integer.MAX_VALUE / 2) {
            return null;
        }
        int[] block = new int[sizes.length];
        Arrays.fill(block, edge);
        return new BlockGrid(sizes, (int) cells, points, edge, new BlockLayout(sizes, block));
    }

    int axes() {
        return sizes.length;
    }

    int blocks() {
        return cells * layout.blocks;
    }

    /// Points of all cubes.
    long padded() {
        return (long) blocks() * layout.points;
    }

    /// The cell that a point of the cubes belongs to.
    int cellOf(int at) {
        return at / (layout.blocks * layout.points);
    }

    /// Sizes by which numbers of cubes lie: cells and cubes along the axes, then what a cube has.
    ///
    /// @param count of all of them
    int[] latentSizes(int count) {
        int[] out = new int[sizes.length + 1];
        for (int a = 0; a < sizes.length; a++) {
            out[a] = (sizes[a] + edge - 1) / edge;
        }
        out[0] *= cells;
        out[sizes.length] = count / blocks();
        return out;
    }

    void writeHeights(ByteWriter out, float[] heights) {
        for (float height : heights) {
            out.i32(Float.floatToRawIntBits(height));
        }
    }

    float[] readHeights(ByteReader in) {
        float[] heights = new float[cells];
        for (int c = 0; c < cells; c++) {
            heights[c] = Float.intBitsToFloat(in.i32());
            if (!(heights[c] >= 0 && heights[c] < Float.POSITIVE_INFINITY)) {
                throw in.malformed("what a cell is divided by expected, found " + heights[c]);
            }
        }
        return heights;
    }

    /// Cube after cube, as a network sees them.
    float[] gather(double[] values, float[] heights) {
        float[] out = new float[(int) padded()];
        int each = layout.blocks * layout.points;
        for (int c = 0; c < cells; c++) {
            double[] cell = layout.gather(Arrays.copyOfRange(values, c * points, (c + 1) * points));
            for (int i = 0; i < each; i++) {
                out[c * each + i] = heights[c] > 0 ? (float) (cell[i] / heights[c]) : 0;
            }
        }
        return out;
    }

    /// The inverse of [#gather].
    double[] scatter(float[] blocks, float[] heights) {
        double[] out = new double[cells * points];
        int each = layout.blocks * layout.points;
        double[] cell = new double[each];
        for (int c = 0; c < cells; c++) {
            for (int i = 0; i < each; i++) {
                cell[i] = (double) blocks[c * each + i] * heights[c];
            }
            System.arraycopy(layout.scatter(cell), 0, out, c * points, points);
        }
        return out;
    }
}
