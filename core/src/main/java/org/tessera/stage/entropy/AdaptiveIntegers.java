package org.tessera.stage.entropy;

/// Integers as adaptively coded bits: zero or not, sign, then the octave in unary and its first bits.
///
/// For some thousands of numbers, whose tables would be larger than they: factors, coefficients, headers.
/// (Exponential Golomb codes with adaptive bits: D. Marpe et al., "CABAC", IEEE TCSVT 2003.)
public final class AdaptiveIntegers {

    /// Contexts that a caller may tell apart.
    public static final int CONTEXTS = 24;

    private static final int OCTAVES = 62;
    private static final int SIGN = CONTEXTS;
    private static final int UNARY = 2 * CONTEXTS;
    private static final int FIRST = UNARY + CONTEXTS * OCTAVES;
    private static final int SECOND = FIRST + OCTAVES;
    private static final int SIZE = SECOND + 2 * OCTAVES;

    private AdaptiveIntegers() {}

    /// A context from the size of neighbours: about two for each octave.
    ///
    /// @param size at least 0
    public static int context(long size) {
        if (size < 3) {
            return (int) size;
        }
        int octave = 63 - Long.numberOfLeadingZeros(size);
        return Math.min(CONTEXTS - 1, 2 * octave + (int) (size >>> (octave - 1) & 1));
    }

    public static AdaptiveBits model() {
        return new AdaptiveBits(SIZE);
    }

    public static void write(BinaryEncoder out, int context, long value) {
        out.bit(context, value == 0 ? 0 : 1);
        if (value == 0) {
            return;
        }
        out.bit(SIGN + context, value < 0 ? 1 : 0);
        long size = Math.abs(value);
        int octave = 63 - Long.numberOfLeadingZeros(size);
        for (int k = 0; k < octave; k++) {
            out.bit(UNARY + context * OCTAVES + k, 1);
        }
        out.bit(UNARY + context * OCTAVES + octave, 0);
        if (octave > 0) {
            int first = (int) (size >>> (octave - 1) & 1);
            out.bit(FIRST + octave, first);
            if (octave > 1) {
                out.bit(SECOND + 2 * octave + first, (int) (size >>> (octave - 2) & 1));
                out.raw(size & (1L << (octave - 2)) - 1, octave - 2);
            }
        }
    }

    public static long read(BinaryDecoder in, int context) {
        if (in.bit(context) == 0) {
            return 0;
        }
        boolean negative = in.bit(SIGN + context) == 1;
        int octave = 0;
        while (octave < OCTAVES - 1 && in.bit(UNARY + context * OCTAVES + octave) == 1) {
            octave++;
        }
        long size = 1;
        if (octave > 0) {
            int first = in.bit(FIRST + octave);
            size = size << 1 | first;
            if (octave > 1) {
                size = size << 1 | in.bit(SECOND + 2 * octave + first);
                size = size << (octave - 2) | in.raw(octave - 2);
            }
        }
        return negative ? -size : size;
    }
}
