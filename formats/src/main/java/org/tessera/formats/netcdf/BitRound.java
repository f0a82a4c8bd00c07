package org.tessera.formats.netcdf;

import org.tessera.field.ElementType;

/// Rounds the mantissa of a float to its first bits, half to even: the other bits become 0, and any lossless coder
/// finds them. Carries run into the exponent, as they should.
///
/// Source: Klöwer et al., "Compressing atmospheric data into its real information content", Nature Computational
/// Science 1 (2021); CF Metadata Conventions 1.12, section 8.4 (`bitround`).
final class BitRound {

    private BitRound() {}

    /// Explicit bits of the mantissa.
    static int mantissa(ElementType type) {
        return type == ElementType.F32 ? 23 : 52;
    }

    /// @param bits of the mantissa to keep, at least 1
    static float round(float value, int bits) {
        int drop = 23 - bits;
        if (drop == 0) {
            return value;
        }
        int raw = Float.floatToRawIntBits(value);
        int half = (1 << drop - 1) - 1 + (raw >>> drop & 1);
        return Float.intBitsToFloat(raw + half & -1 << drop);
    }

    static double round(double value, int bits) {
        int drop = 52 - bits;
        if (drop == 0) {
            return value;
        }
        long raw = Double.doubleToRawLongBits(value);
        long half = (1L << drop - 1) - 1 + (raw >>> drop & 1);
        return Double.longBitsToDouble(raw + half & -1L << drop);
    }
}
