package org.tessera.stage.entropy;

/// Base-2 logarithms in fixed point, for choices that must be the same on every machine.
///
/// `Math.log` may differ in the last bit between platforms; a table made once with `StrictMath` does not.
final class FixedLog2 {

    /// Fraction bits of every logarithm.
    static final int SHIFT = 16;

    private static final int TABLE_BITS = 12;
    private static final int[] TABLE = table();

    private FixedLog2() {}

    /// `log2(n)` with 16 fraction bits; 0 for n of 0 or 1.
    static int of(long n) {
        if (n <= 1) {
            return 0;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(n);
        long mantissa = exponent >= TABLE_BITS ? n >>> (exponent - TABLE_BITS) : n << (TABLE_BITS - exponent);
        return (exponent << SHIFT) + TABLE[(int) mantissa & ((1 << TABLE_BITS) - 1)];
    }

    /// `n log2(n)` in fixed point: the building block of an entropy from counts.
    static long nLog2n(long n) {
        return n * of(n);
    }

    private static int[] table() {
        int size = 1 << TABLE_BITS;
        int[] table = new int[size];
        for (int i = 0; i < size; i++) {
            table[i] = (int) StrictMath.round(StrictMath.log1p((double) i / size) / StrictMath.log(2) * (1 << SHIFT));
        }
        return table;
    }
}
