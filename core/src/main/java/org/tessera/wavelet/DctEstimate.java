package org.tessera.wavelet;

import org.tessera.field.ArrayField;
import org.tessera.stage.quantize.Grid;

/// What the `dct` codec would take for a chunk, from a block of it.
public final class DctEstimate {

    /// Blocks of 32 points: where cosines beat prediction, waves go on beyond a block of eight.
    private static final int LONG = 0x5555;

    private static final double FAR = 1.15;

    private DctEstimate() {}

    /// Bytes of a block with cosines of 32 points along all axes, or all but the slowest, where that is less;
    /// [Long#MAX_VALUE] when it cannot be coded.
    ///
    /// @param other bytes of another codec: the second transform is not tried where the first is far from them
    public static long bytes(ArrayField block, double tolerance, long other) {
        int[] sizes = TransformPayload.working(block.spec().shape());
        int slowest = 0;
        while (slowest < Band.AXES - 1 && sizes[slowest] == 1) {
            slowest++;
        }
        long all = coded(block, tolerance, LONG);
        return slowest == Band.AXES - 1 || all > FAR * other
                ? all
                : Math.min(all, coded(block, tolerance, LONG & ~(15 << 4 * slowest)));
    }

    private static long coded(ArrayField block, double tolerance, int octaves) {
        Grid grid = TransformPayload.grid(block, tolerance);
        DctPlan plan = new DctPlan(octaves, true, WaveletSearch.USUAL_STEP);
        byte[] bytes = grid.halfStep() > 0 ? TransformPayload.encode(block, grid, tolerance, plan) : null;
        return bytes == null ? Long.MAX_VALUE : bytes.length;
    }
}
