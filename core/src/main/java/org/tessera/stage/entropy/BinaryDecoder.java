package org.tessera.stage.entropy;

/// The mirror of [BinaryEncoder]. Any bytes decode to something; what follows the end reads as zeros.
public final class BinaryDecoder {

    private final byte[] bytes;
    private final AdaptiveBits bits;
    private int position;
    private int range = -1;
    private int code;

    public BinaryDecoder(byte[] bytes, AdaptiveBits bits) {
        this.bytes = bytes;
        this.bits = bits;
        for (int i = 0; i < 4; i++) {
            code = code << 8 | next();
        }
    }

    private int next() {
        return position < bytes.length ? bytes[position++] & 0xFF : 0;
    }

    public int bit(int context) {
        int bound = BinaryEncoder.bound(range, bits.ofOne(context));
        int bit;
        if (Integer.compareUnsigned(code, bound) < 0) {
            range = bound;
            bit = 1;
        } else {
            code -= bound;
            range -= bound;
            bit = 0;
        }
        bits.update(context, bit);
        normalise();
        return bit;
    }

    public long raw(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            range >>>= 1;
            int bit = Integer.compareUnsigned(code, range) < 0 ? 0 : 1;
            code -= bit * range;
            value = value << 1 | bit;
            normalise();
        }
        return value;
    }

    private void normalise() {
        while (Integer.compareUnsigned(range, BinaryEncoder.TOP) < 0) {
            range <<= 8;
            code = code << 8 | next();
        }
    }
}
