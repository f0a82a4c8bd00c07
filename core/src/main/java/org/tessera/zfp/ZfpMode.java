package org.tessera.zfp;

/// How much of each block is kept: zfp's four numbers, of which its modes are special cases.
///
/// @param minBits least bits of a block; shorter ones are filled with zeros
/// @param maxBits most bits of a block; longer ones are cut
/// @param maxPrecision most bit planes of a block
/// @param minExponent bit planes below 2^this are left out; [#REVERSIBLE_EXPONENT] keeps every bit
public record ZfpMode(int minBits, int maxBits, int maxPrecision, int minExponent) {

    static final int MIN_EXPONENT = -1074;
    static final int REVERSIBLE_EXPONENT = MIN_EXPONENT - 1;
    private static final int MOST_BITS = 16658;
    private static final int MOST_PRECISION = 64;
    private static final int MOST_SHORT_RATE = 2048;
    private static final int SHORT_PRECISIONS = 128;
    private static final int SHORT_REVERSIBLE = MOST_SHORT_RATE + SHORT_PRECISIONS;
    private static final int LAST_SHORT_EXPONENT = 843;
    private static final int LONG_BIAS = 16495;

    /// The value of the 12-bit word that says that a 64-bit word is meant.
    static final int LONG = 0xFFF;

    /// Every bit comes back.
    public static final ZfpMode REVERSIBLE = new ZfpMode(1, MOST_BITS, MOST_PRECISION, REVERSIBLE_EXPONENT);

    public ZfpMode {
        if (minBits < 0 || maxBits < 1 || minBits > maxBits || maxBits > 1 << 15) {
            throw new IllegalArgumentException("zfp blocks of " + minBits + " to " + maxBits
                    + " bits: 0 or more, not more than the other, and at most 32768 expected");
        }
        if (maxPrecision < 1 || maxPrecision > MOST_PRECISION || Math.abs(minExponent) > LONG_BIAS) {
            throw new IllegalArgumentException("zfp with " + maxPrecision + " bit planes down to 2^" + minExponent
                    + ": 1 to 64, and an exponent within " + LONG_BIAS + " expected");
        }
    }

    /// So many bits for each value, in blocks of one size: any block can be found.
    public static ZfpMode rate(double bitsPerValue, ZfpType type, int rank) {
        int size = 1 << 2 * rank;
        if (!(bitsPerValue > 0) || bitsPerValue > type.bits() + 1) {
            throw new IllegalArgumentException(
                    "zfp's rate must be above 0 and at most the bits of a value, found " + bitsPerValue);
        }
        int bits = Math.max((int) Math.floor(size * bitsPerValue + 0.5), Math.max(1, type.blockHeaderBits()));
        return new ZfpMode(bits, bits, MOST_PRECISION, MIN_EXPONENT);
    }

    /// So many bit planes for each block.
    public static ZfpMode precision(int planes) {
        if (planes < 1 || planes > MOST_PRECISION) {
            throw new IllegalArgumentException("zfp's precision must be from 1 to 64, found " + planes);
        }
        return new ZfpMode(1, MOST_BITS, planes, MIN_EXPONENT);
    }

    /// Errors aimed at a tolerance, which counts as the power of two at or below it.
    public static ZfpMode accuracy(double tolerance) {
        if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("zfp's tolerance must be a positive number, found " + tolerance);
        }
        return exponent(Math.max(MIN_EXPONENT, floorLog2(tolerance)));
    }

    /// Errors aimed at `2^exponent`.
    public static ZfpMode exponent(int exponent) {
        return new ZfpMode(1, MOST_BITS, MOST_PRECISION, exponent);
    }

    static int floorLog2(double positive) {
        int exponent = Math.getExponent(positive);
        return exponent >= Double.MIN_EXPONENT ? exponent : Math.getExponent(positive * 0x1p60) - 60;
    }

    public boolean isReversible() {
        return minExponent < MIN_EXPONENT;
    }

    /// Whether every block has the same number of bits.
    public boolean isFixedRate() {
        return minBits == maxBits;
    }

    /// Planes of a block whose largest value is below 2^`exponent`.
    int planes(int exponent, int rank) {
        return Math.min(maxPrecision, Math.max(0, exponent - minExponent + 2 * rank + 2));
    }

    /// @throws IllegalArgumentException when a block of this type could not hold its own exponent
    void checkFits(ZfpType type) {
        int least = isReversible()
                ? type.precisionBits() + (type.exponentBits() > 0 ? 2 + type.exponentBits() : 0)
                : Math.max(1, type.blockHeaderBits());
        if (maxBits < least) {
            throw new IllegalArgumentException("zfp blocks of " + type + " need " + least + " bits, found " + maxBits);
        }
    }

    /// The 12 or 64 bits that stand for this in a header; 64 when the low 12 are all ones.
    long word() {
        boolean free = minBits <= 1 && maxBits == MOST_BITS;
        boolean all = maxPrecision == MOST_PRECISION;
        boolean bottom = minExponent == MIN_EXPONENT;
        // zfp counts its own defaults, which keep all there is to keep, as none of its modes.
        boolean named = !(free && all && bottom && minBits == 1);
        if (isFixedRate() && all && bottom && maxBits <= MOST_SHORT_RATE) {
            return maxBits - 1L;
        }
        if (free && bottom && named) {
            return MOST_SHORT_RATE + maxPrecision - 1L;
        }
        if (free && all && minExponent == REVERSIBLE_EXPONENT) {
            return SHORT_REVERSIBLE;
        }
        if (free && all && minExponent > MIN_EXPONENT && minExponent <= LAST_SHORT_EXPONENT) {
            return SHORT_REVERSIBLE + 1L + minExponent - MIN_EXPONENT;
        }
        long word = Math.clamp(minExponent + LONG_BIAS, 0, 0x7FFF);
        word = word << 7 | maxPrecision - 1;
        word = word << 15 | maxBits - 1;
        word = word << 15 | Math.max(1, minBits) - 1;
        return word << 12 | LONG;
    }

    /// @throws IllegalArgumentException for numbers that contradict each other
    static ZfpMode of(long word) {
        if ((word & LONG) == LONG) {
            return new ZfpMode(
                    (int) (word >>> 12 & 0x7FFF) + 1,
                    (int) (word >>> 27 & 0x7FFF) + 1,
                    (int) (word >>> 42 & 0x7F) + 1,
                    (int) (word >>> 49) - LONG_BIAS);
        }
        if (word < MOST_SHORT_RATE) {
            return new ZfpMode((int) word + 1, (int) word + 1, MOST_PRECISION, MIN_EXPONENT);
        }
        if (word < SHORT_REVERSIBLE) {
            return new ZfpMode(1, MOST_BITS, (int) word + 1 - MOST_SHORT_RATE, MIN_EXPONENT);
        }
        if (word == SHORT_REVERSIBLE) {
            return REVERSIBLE;
        }
        return exponent((int) word - SHORT_REVERSIBLE - 1 + MIN_EXPONENT);
    }
}
