package org.tessera.stage.entropy;

import java.util.Arrays;
import org.tessera.io.ByteWriter;

/// A binary range coder with carry (G. N. N. Martin, "Range encoding", 1979; the carry as in LZMA): `low` has one byte
/// more than the range, and bytes that a carry could still change wait.
public final class RangeEncoder implements BitCoder {

    static final int TOP = 1 << 24;

    private final ByteWriter out = new ByteWriter(256);
    private long low;
    private int range = -1;
    private int pending;
    private int held;
    private boolean started;

    /// Bytes shifted out of the range; a decoder has read four more.
    private int shifted;

    @Override
    public int bit(int probability, int bit) {
        put(bound(range, probability, BITS), bit);
        return bit;
    }

    /// A 1 takes the part of the range below a bound.
    static int bound(int range, int probability, int bits) {
        return (range >>> bits) * probability;
    }

    void bit(int probability, int bits, int bit) {
        put(bound(range, probability, bits), bit);
    }

    private void put(int bound, int bit) {
        if (bit != 0) {
            range = bound;
        } else {
            low += bound & 0xFFFFFFFFL;
            range -= bound;
        }
        normalise();
    }

    @Override
    public long raw(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            range >>>= 1;
            if ((value >>> i & 1) != 0) {
                low += range & 0xFFFFFFFFL;
            }
            normalise();
        }
        return value;
    }

    private void normalise() {
        while (Integer.compareUnsigned(range, TOP) < 0) {
            range <<= 8;
            shift();
        }
    }

    private void shift() {
        shifted++;
        if (low < 0xFF000000L || low > 0xFFFFFFFFL) {
            int carry = (int) (low >>> 32);
            if (started) {
                out.u8(held + carry & 0xFF);
            }
            started = true;
            for (; pending > 0; pending--) {
                out.u8(0xFF + carry & 0xFF);
            }
            held = (int) (low >>> 24) & 0xFF;
        } else {
            pending++;
        }
        low = (low & 0x00FFFFFFL) << 8;
    }

    /// How many bytes from the start suffice to decode what was coded so far; there may be fewer in the end.
    public int prefix() {
        return shifted + Integer.BYTES;
    }

    /// All bytes; zeros at the end are left out, since the decoder reads zeros there.
    public byte[] finish() {
        for (int i = 0; i < 5; i++) {
            shift();
        }
        byte[] bytes = out.toByteArray();
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }
}
