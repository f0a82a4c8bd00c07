package org.tessera.stage.entropy;

/// How large the symbols near a point are, on a logarithmic scale, and the context bin that follows from it.
///
/// Quantisation symbols are small where a field is smooth and large at fronts, and the size of neighbouring
/// symbols tells which. Sums of logarithms are robust against single outliers.
public final class Magnitudes {

    /// Magnitude of an escaped value.
    private static final byte ESCAPED = 72;

    private static final int EXACT = 1024;
    private static final byte[] TABLE = table();
    private static final int DIRECT = 24;

    /// One bin for each of the small averages, then one for 14: a fourteenth in 16 bits, rounded up, is exact
    /// for the averages there are, up to 1000.
    private static final int WIDE = (1 << 16) / 14 + 1;

    private Magnitudes() {}

    /// `round(4 log2(1 + |symbol|))`, at most 124.
    public static byte of(int symbol) {
        int size = Math.abs(symbol);
        if (size < 0) {
            return ESCAPED;
        }
        return size < EXACT ? TABLE[size] : (byte) (4 * (31 - Integer.numberOfLeadingZeros(size)));
    }

    /// The same for 64-bit symbols; at most 125, whatever the size.
    public static byte ofLong(long symbol) {
        long size = Math.abs(symbol);
        if (size >= 0 && size < EXACT) {
            return TABLE[(int) size];
        }
        return (byte) Math.min(125, 2 * (63 - Long.numberOfLeadingZeros(size)) + 20);
    }

    /// Magnitudes of a row of symbols.
    public static void row(int[] symbols, int n, byte[] out, int at) {
        for (int i = 0; i < n; i++) {
            out[at + i] = of(symbols[i]);
        }
    }

    /// Context bins from weighted sums of magnitudes.
    ///
    /// @param sums sum of magnitudes times weights
    /// @param weight sum of the weights; 0 when there is no neighbour
    public static void bins(int[] sums, int n, int weight, byte[] out) {
        int factor = weight == 0 ? 0 : (8 << 16) / weight;
        for (int i = 0; i < n; i++) {
            int average = (sums[i] * factor) >>> 16;
            int wide = (Math.max(average - DIRECT, 0) * WIDE) >>> 16;
            out[i] = (byte) Math.min(SymbolLog.BINS - 1, Math.min(average, DIRECT) + wide);
        }
    }

    private static byte[] table() {
        byte[] table = new byte[EXACT];
        for (int size = 0; size < EXACT; size++) {
            table[size] = (byte) ((4L * FixedLog2.of(size + 1L) + (1 << (FixedLog2.SHIFT - 1))) >> FixedLog2.SHIFT);
        }
        return table;
    }
}
