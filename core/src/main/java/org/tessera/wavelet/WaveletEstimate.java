package org.tessera.wavelet;

import org.tessera.field.ArrayField;
import org.tessera.stage.quantize.Grid;

/// What the `wavelet` codec would take for a chunk, from some blocks of it.
public final class WaveletEstimate {

    private WaveletEstimate() {}

    /// Bits of some blocks with the usual plan, dyadic or packet; [Long#MAX_VALUE] when one cannot be coded.
    ///
    /// Borders weigh more in blocks than in the chunk, and their headers are counted: an upper estimate.
    public static long bits(Iterable<ArrayField> blocks, double tolerance) {
        long together = bits(blocks, tolerance, 0);
        return Math.min(together, bits(blocks, tolerance, WaveletPlan.ALL));
    }

    private static long bits(Iterable<ArrayField> blocks, double tolerance, int apart) {
        long bits = 0;
        for (ArrayField block : blocks) {
            Grid grid = TransformPayload.grid(block, tolerance);
            WaveletPlan plan = new WaveletPlan(apart, WaveletPlan.DEEPEST, false, WaveletSearch.USUAL_STEP);
            byte[] bytes = grid.halfStep() > 0 ? TransformPayload.encode(block, grid, tolerance, plan) : null;
            if (bytes == null) {
                return Long.MAX_VALUE;
            }
            bits += 8L * bytes.length;
        }
        return bits;
    }
}
