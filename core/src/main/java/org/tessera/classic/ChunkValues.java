package org.tessera.classic;

import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.stage.quantize.Grid;

/// A chunk as a codec sees it: its values, and the grid on which they are reconstructed.
///
/// Floats stay as they are until a kernel takes some of them, as doubles; a whole copy would cost more time
/// than most kernels. Nothing here is ever written to.
final class ChunkValues {

    private final FieldSpec spec;
    private final Grid grid;

    /// The values: one of the two arrays is empty.
    private final float[] floats;

    private final double[] doubles;

    private ChunkValues(FieldSpec spec, float[] floats, double[] doubles, Grid grid) {
        this.spec = spec;
        this.floats = floats;
        this.doubles = doubles;
        this.grid = grid;
    }

    static ChunkValues of(ArrayField chunk, double tolerance) {
        ElementType type = chunk.spec().type();
        if (type == ElementType.F32) {
            float[] values = chunk.floats();
            return new ChunkValues(chunk.spec(), values, new double[0], Grid.choose(values, tolerance));
        }
        double[] values = doubles(chunk);
        return new ChunkValues(chunk.spec(), new float[0], values, Grid.choose(type, values, tolerance));
    }

    /// A block of a chunk, on the grid of the chunk.
    static ChunkValues of(ArrayField block, Grid grid) {
        return block.spec().type() == ElementType.F32
                ? new ChunkValues(block.spec(), block.floats(), new double[0], grid)
                : new ChunkValues(block.spec(), new float[0], doubles(block), grid);
    }

    private static double[] doubles(ArrayField chunk) {
        return chunk.spec().type() == ElementType.F64 ? chunk.doubles() : chunk.toDoubles();
    }

    FieldSpec spec() {
        return spec;
    }

    Grid grid() {
        return grid;
    }

    int size() {
        return Math.max(floats.length, doubles.length);
    }

    /// Takes `n` values, `step` apart from the one at `from`.
    void take(int from, int step, int n, double[] out, int at) {
        if (doubles.length == 0) {
            take(floats, from, step, n, out, at);
        } else {
            take(doubles, from, step, n, out, at);
        }
    }

    /// A constant step spares a check of bounds at each value.
    private static void take(float[] v, int from, int step, int n, double[] out, int at) {
        if (step == 2) {
            for (int i = 0; i < n; i++) {
                out[at + i] = v[from + 2 * i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[at + i] = v[from + i * step];
            }
        }
    }

    private static void take(double[] v, int from, int step, int n, double[] out, int at) {
        if (step == 2) {
            for (int i = 0; i < n; i++) {
                out[at + i] = v[from + 2 * i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[at + i] = v[from + i * step];
            }
        }
    }

    /// Rounds all values to steps of the grid.
    ///
    /// @return false when some integer is not below `limit` in size
    boolean quantize(int[] integers, int limit) {
        double inverse = 1 / (2 * grid.halfStep());
        int size = 0;
        if (doubles.length == 0) {
            for (int i = 0; i < integers.length; i++) {
                integers[i] = (int) Math.rint(floats[i] * inverse);
            }
        } else {
            for (int i = 0; i < integers.length; i++) {
                integers[i] = (int) Math.rint(doubles[i] * inverse);
            }
        }
        for (int q : integers) {
            size = Math.max(size, Math.max(q, ~q));
        }
        return size < limit;
    }

    /// False when no quantizer meets the tolerance on this grid.
    boolean isCodable() {
        return grid.halfStep() > 0;
    }
}
