package org.tessera.stage.entropy;

import org.tessera.field.VectorKernel;
import org.tessera.field.Vectors;

/// Context bins of a row: sums of the magnitudes around each point, averaged and cut into bins.
///
/// The sources are stretches of magnitude arrays, as long as the row, one for each neighbour.
public final class ContextBins {

    /// Most sources: two on each of four axes, and two rows before.
    public static final int SOURCES = 10;

    /// Averages up to this one have a bin each; above it fourteen share one.
    static final int DIRECT = 24;

    /// A fourteenth in 16 bits, rounded up: exact for the averages there are, up to 1000.
    static final int WIDE = (1 << 16) / 14 + 1;

    private static final VectorKernel VECTORS =
            VectorKernel.of(Vectors.PRESENT && VectorContextBins.LANES >= 8, () -> VectorContextBins.practise());

    private ContextBins() {}

    /// @param source magnitudes
    /// @param at where the row's first neighbour is in each source
    /// @param ones sources that count once; those from there to `count` count twice
    /// @param n length of the row
    public static void row(byte[][] source, int[] at, int ones, int count, int n, byte[] out, int outAt) {
        int factor = factor(2 * count - ones);
        if (VECTORS.isReady() && n >= VectorContextBins.LANES) {
            VectorContextBins.row(source, at, ones, count, n, factor, out, outAt);
        } else {
            scalar(source, at, ones, count, 0, n, factor, out, outAt);
        }
    }

    /// Only the last point of a row.
    public static void last(byte[][] source, int[] at, int ones, int count, int n, byte[] out, int outAt) {
        scalar(source, at, ones, count, n - 1, n, factor(2 * count - ones), out, outAt);
    }

    private static int factor(int weight) {
        return weight == 0 ? 0 : (8 << 16) / weight;
    }

    private static void scalar(
            byte[][] source, int[] at, int ones, int count, int from, int n, int factor, byte[] out, int outAt) {
        for (int i = from; i < n; i++) {
            int sum = 0;
            for (int s = 0; s < count; s++) {
                int magnitude = source[s][at[s] + i];
                sum += s < ones ? magnitude : 2 * magnitude;
            }
            out[outAt + i] = bin(sum, factor);
        }
    }

    /// The bin of a weighted sum.
    ///
    /// @param factor 2^16 times eight over the sum of the weights, rounded down
    static byte bin(int sum, int factor) {
        int average = (sum * factor) >>> 16;
        int wide = (Math.max(average - DIRECT, 0) * WIDE) >>> 16;
        return (byte) Math.min(SymbolLog.BINS - 1, Math.min(average, DIRECT) + wide);
    }

    /// Bins of sums that the caller has added up.
    ///
    /// @param weight sum of the weights; 0 when there is no neighbour
    public static void ofSums(int[] sums, int n, int weight, byte[] out) {
        int factor = factor(weight);
        for (int i = 0; i < n; i++) {
            out[i] = bin(sums[i], factor);
        }
    }
}
