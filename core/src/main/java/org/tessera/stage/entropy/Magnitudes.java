package org.tessera.stage.entropy;

/// How large the symbols near a point are, on a logarithmic scale.
///
/// Quantisation symbols are small where a field is smooth and large at fronts, and the size of neighbouring
/// symbols tells which. Sums of logarithms are robust against single outliers.
public final class Magnitudes {

    /// Magnitude of an escaped value.
    private static final byte ESCAPED = 72;

    private static final int EXACT = 1024;
    private static final byte[] TABLE = table();

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

    private static byte[] table() {
        byte[] table = new byte[EXACT];
        for (int size = 0; size < EXACT; size++) {
            table[size] = (byte) ((4L * FixedLog2.of(size + 1L) + (1 << (FixedLog2.SHIFT - 1))) >> FixedLog2.SHIFT);
        }
        return table;
    }
}
