package org.tessera.classic;

/// Values that no symbol brings within the tolerance, as raw bits: 32 where the type is narrow enough, else 64.
final class EscapeBits {

    private EscapeBits() {}

    static long of(double value, int bits) {
        return bits == 32 ? Float.floatToRawIntBits((float) value) : Double.doubleToRawLongBits(value);
    }

    static double value(long bits, int count) {
        return count == 32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }
}
