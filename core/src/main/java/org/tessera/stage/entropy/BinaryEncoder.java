package org.tessera.stage.entropy;

/// Codes bits with the probabilities of [AdaptiveBits], which follow them: the plain strong form of entropy coding.
public final class BinaryEncoder {

    private final RangeEncoder coder = new RangeEncoder();
    private final AdaptiveBits bits;

    public BinaryEncoder(AdaptiveBits bits) {
        this.bits = bits;
    }

    /// Codes a bit in a context.
    public void bit(int context, int bit) {
        coder.bit(bits.ofOne(context), AdaptiveBits.BITS, bit);
        bits.update(context, bit);
    }

    /// Codes `count` bits, at most 62, as they are.
    public void raw(long value, int count) {
        coder.raw(value, count);
    }

    /// All bytes; zeros at the end are left out, since the decoder reads zeros there.
    public byte[] finish() {
        return coder.finish();
    }
}
