package org.tessera.stage.entropy;

/// The mirror of [BinaryEncoder]. Any bytes decode to something; what follows the end reads as zeros.
public final class BinaryDecoder {

    private final RangeDecoder coder;
    private final AdaptiveBits bits;

    public BinaryDecoder(byte[] bytes, AdaptiveBits bits) {
        this.coder = new RangeDecoder(bytes);
        this.bits = bits;
    }

    public int bit(int context) {
        int bit = coder.bit(bits.ofOne(context), AdaptiveBits.BITS, 0);
        bits.update(context, bit);
        return bit;
    }

    public long raw(int count) {
        return coder.raw(0, count);
    }
}
