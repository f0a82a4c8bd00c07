package org.tessera.stage.entropy;

/// Integers of any size as a token of one byte and some raw bits.
///
/// Small magnitudes have a token each; larger ones share a token by octave (in four, two or one parts),
/// and the rest of the bits, nearly uniform, are written as they are. The sign is part of the token.
/// So tables stay small at any tolerance. The idea is that of hybrid integers in JPEG XL
/// (ISO/IEC 18181-1, "hybrid integer coding").
public final class Tokens {

    /// Number of tokens, [#ESCAPE] included.
    public static final int COUNT = 216;

    /// A value stored raw instead of as a symbol.
    public static final int ESCAPE = 215;

    /// Tokens up to this one carry no raw bits.
    static final int LAST_DIRECT = 30;

    private static final int FOURTHS = 31;
    private static final int HALVES = 95;
    private static final int OCTAVES = 127;

    /// Symbols from minus this, up to but not including this, have their tokens in a table. A power of two.
    private static final int SMALL = 1 << 10;

    private static final byte[] SMALL_TOKENS = smallTokens();

    /// Raw bits that follow each token; none follow [#ESCAPE].
    static final byte[] RAW_BITS = rawBits();

    private Tokens() {}

    private static byte[] rawBits() {
        byte[] bits = new byte[256];
        for (int token = LAST_DIRECT + 1; token < ESCAPE; token++) {
            bits[token] = (byte) rawBits(token);
        }
        return bits;
    }

    /// The token of a symbol.
    public static int of(long symbol) {
        long index = symbol + SMALL;
        return (index & -(2L * SMALL)) == 0 ? SMALL_TOKENS[(int) index] & 0xFF : computed(symbol);
    }

    private static byte[] smallTokens() {
        byte[] tokens = new byte[2 * SMALL];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = (byte) computed((long) i - SMALL);
        }
        return tokens;
    }

    private static int computed(long symbol) {
        long magnitude = Math.abs(symbol);
        int sign = symbol < 0 ? 1 : 0;
        if (magnitude >= 0 && magnitude < 16) {
            return symbol == 0 ? 0 : (int) (2 * magnitude - 1) + sign;
        }
        int octave = 63 - Long.numberOfLeadingZeros(magnitude);
        if (octave < 12) {
            return FOURTHS + (((octave - 4) * 4 + (int) (magnitude >>> (octave - 2) & 3)) << 1) + sign;
        }
        if (octave < 20) {
            return HALVES + (((octave - 12) * 2 + (int) (magnitude >>> (octave - 1) & 1)) << 1) + sign;
        }
        return OCTAVES + ((octave - 20) << 1) + sign;
    }

    /// Raw bits that follow a token.
    public static int rawBits(int token) {
        if (token <= LAST_DIRECT) {
            return 0;
        }
        if (token < HALVES) {
            return ((token - FOURTHS) >> 3) + 2;
        }
        return token < OCTAVES ? ((token - HALVES) >> 2) + 11 : ((token - OCTAVES) >> 1) + 20;
    }

    /// Smallest magnitude of a token, with its sign: the symbol when the raw bits are zero.
    static long base(int token) {
        if (token == 0) {
            return 0;
        }
        long magnitude;
        int sign;
        if (token <= LAST_DIRECT) {
            magnitude = (token + 1L) >> 1;
            sign = (token & 1) ^ 1;
        } else if (token < HALVES) {
            int part = (token - FOURTHS) >> 1;
            magnitude = (4L + (long) (part & 3)) << ((part >> 2) + 2);
            sign = (token - FOURTHS) & 1;
        } else if (token < OCTAVES) {
            int part = (token - HALVES) >> 1;
            magnitude = (2L + (long) (part & 1)) << ((part >> 1) + 11);
            sign = (token - HALVES) & 1;
        } else {
            magnitude = 1L << (((token - OCTAVES) >> 1) + 20);
            sign = (token - OCTAVES) & 1;
        }
        return sign == 1 ? -magnitude : magnitude;
    }

    /// The symbol of a token and its raw bits.
    public static long symbol(int token, long raw) {
        long base = base(token);
        return base < 0 ? base - raw : base + raw;
    }
}
