package org.tessera.stage.entropy;

/// One direction of a range coder. Code that models bits is written once, for both.
public sealed interface BitCoder permits RangeEncoder, RangeDecoder {

    /// Probabilities are in units of `2^-16`.
    int BITS = 16;

    /// Codes a bit.
    ///
    /// @param probability that it is 1, from 1 to 65535
    /// @param bit what an encoder writes; a decoder does not look at it
    /// @return the bit
    int bit(int probability, int bit);

    /// Codes `count` bits, at most 62, as they are.
    long raw(long value, int count);
}
