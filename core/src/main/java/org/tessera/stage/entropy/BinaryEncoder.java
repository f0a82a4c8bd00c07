package org.tessera.stage.entropy;

import java.util.Arrays;
import org.tessera.io.ByteWriter;

/// Codes bits with probabilities that follow them: the strong, slow form of entropy coding.
///
/// A range coder with carry (G. N. N. Martin, "Range encoding", 1979; the carry as in LZMA): `low` has one byte more
/// than a range, and bytes that a carry could still change wait. Probabilities are those of [AdaptiveBits].
public final class BinaryEncoder {

    static final int TOP = 1 << 24;

    private final ByteWriter out = new ByteWriter(256);
    private final AdaptiveBits bits;
    private long low;
    private int range = -1;
    private int pending;
    private int held;
    private boolean started;

    public BinaryEncoder(AdaptiveBits bits) {
        this.bits = bits;
    }

    /// Codes a bit in a context.
    public void bit(int context, int bit) {
        int bound = bound(range, bits.ofOne(context));
        if (bit != 0) {
            range = bound;
        } else {
            low += bound & 0xFFFFFFFFL;
            range -= bound;
        }
        bits.update(context, bit);
        normalise();
    }

    /// Codes `count` bits, at most 62, as they are.
    public void raw(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            range >>>= 1;
            if ((value >>> i & 1) != 0) {
                low += range & 0xFFFFFFFFL;
            }
            normalise();
        }
    }

    static int bound(int range, int probability) {
        return (range >>> AdaptiveBits.BITS) * probability;
    }

    private void normalise() {
        while (Integer.compareUnsigned(range, TOP) < 0) {
            range <<= 8;
            shift();
        }
    }

    private void shift() {
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
