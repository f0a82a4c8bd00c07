package org.tessera.stage.entropy;

/// The mirror of [RangeEncoder]. Any bytes decode to something; what follows the end reads as zeros.
public final class RangeDecoder implements BitCoder {

    private final byte[] bytes;
    private int position;
    private int range = -1;
    private int code;

    public RangeDecoder(byte[] bytes) {
        this.bytes = bytes;
        for (int i = 0; i < 4; i++) {
            code = code << 8 | next();
        }
    }

    private int next() {
        return position < bytes.length ? bytes[position++] & 0xFF : 0;
    }

    @Override
    public int bit(int probability, int bit) {
        return take(RangeEncoder.bound(range, probability, BITS));
    }

    int bit(int probability, int bits, int unused) {
        return take(RangeEncoder.bound(range, probability, bits));
    }

    private int take(int bound) {
        int bit;
        if (Integer.compareUnsigned(code, bound) < 0) {
            range = bound;
            bit = 1;
        } else {
            code -= bound;
            range -= bound;
            bit = 0;
        }
        normalise();
        return bit;
    }

    @Override
    public long raw(long unused, int count) {
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
        while (Integer.compareUnsigned(range, RangeEncoder.TOP) < 0) {
            range <<= 8;
            code = code << 8 | next();
        }
    }
}
