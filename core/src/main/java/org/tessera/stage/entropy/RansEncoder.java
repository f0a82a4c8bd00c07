package org.tessera.stage.entropy;

import java.util.Arrays;
import java.util.List;
import org.tessera.io.ByteWriter;

/// Interleaved range asymmetric numeral systems (rANS) with 64-bit states and 32-bit words.
///
/// A state lies in `[2^31, 2^63)`. Symbols are put in from last to first, so that the decoder takes them
/// from first to last. Source: J. Duda, "Asymmetric numeral systems" (arXiv:1311.2540), section 3;
/// interleaving: F. Giesen, "Interleaved entropy coders" (arXiv:1402.3392).
///
/// Putting in a symbol of frequency `f` divides the state `x < 2^63` by `f`. The quotient is the high part of
/// a product with `r = ceil(2^(63 + s) / f)`, where `2^(s-1) < f <= 2^s`: with `e = r f - 2^(63+s)`,
/// `0 <= e < f <= 2^s`, the product exceeds `x / f` by `x e / (f 2^(63+s)) < 1 / f`, too little to reach the next
/// integer (R. Alverson, "Integer division using reciprocals", ARITH 1991). For `f` = 1 the reciprocal
/// would need 65 bits; `2^64 - 1` gives `x - 1` instead, which the addend makes good.
final class RansEncoder {

    /// Lower end of a state.
    static final long LOW = 1L << 31;

    /// Slots of a class: its tokens, then the two steps of a class with a separate zero.
    private static final int SLOTS = 256;

    private static final int ZERO = 254;
    private static final int NOT_ZERO = 255;

    private final long[] limit;
    private final long[] reciprocal;

    /// Addend, and for each unit of the quotient `2^bits - f`, and the shift.
    private final long[] addend;

    private final long[] factor;
    private final byte[] shift;

    private final boolean[] separateZero;
    private final long[] states;
    private int[] words = new int[0];
    private int size;

    RansEncoder(List<FrequencyTable> tables, int lanes) {
        int slots = tables.size() * SLOTS;
        limit = new long[slots];
        reciprocal = new long[slots];
        addend = new long[slots];
        factor = new long[slots];
        shift = new byte[slots];
        separateZero = new boolean[tables.size()];
        states = new long[lanes];
        for (int c = 0; c < tables.size(); c++) {
            fill(tables.get(c), c);
        }
    }

    private void fill(FrequencyTable table, int c) {
        int base = c * SLOTS;
        for (int token = 0; token < Tokens.COUNT; token++) {
            if (table.frequency[token] > 0) {
                set(base + token, table.frequency[token], table.start[token], FrequencyTable.BITS);
            }
        }
        separateZero[c] = table.zero != 0;
        if (table.zero != 0) {
            set(base + ZERO, table.zero, 0, FrequencyTable.ZERO_BITS);
            set(base + NOT_ZERO, FrequencyTable.ZERO_SUM - table.zero, table.zero, FrequencyTable.ZERO_BITS);
        }
    }

    private void set(int slot, int frequency, int start, int bits) {
        // Of a state below 2^63 a full frequency takes nothing: the limit then is never reached.
        limit[slot] = frequency == 1 << bits ? Long.MAX_VALUE : (long) frequency << (63 - bits);
        factor[slot] = (1L << bits) - frequency;
        addend[slot] = start;
        if (frequency == 1) {
            reciprocal[slot] = -1L;
            addend[slot] = start + (1L << bits) - 1;
            return;
        }
        int s = 32 - Integer.numberOfLeadingZeros(frequency - 1);
        // ceil(2^(63+s) / f) by two divisions: the quotient has 64 bits.
        long high = (1L << (31 + s)) / frequency;
        long rest = (1L << (31 + s)) % frequency;
        reciprocal[slot] = (high << 32) + ((rest << 32) + frequency - 1) / frequency;
        shift[slot] = (byte) (s - 1);
    }

    /// Starts a stream of that many symbols.
    void start(int symbols) {
        Arrays.fill(states, LOW);
        // A step pushes one word at most, a symbol takes two steps at most, 28 bits together.
        words = words.length < symbols + 16 ? new int[symbols + 16] : words;
        size = 0;
    }

    /// Puts in the symbols `from` to `to - 1`, the last one first; the first goes to lane 0.
    void row(short[] contexts, byte[] tokens, byte[] classOf, int from, int to) {
        if (states.length == 1) {
            long x = states[0];
            for (int i = to - 1; i >= from; i--) {
                x = put(x, classOf[contexts[i]], tokens[i] & 0xFF);
            }
            states[0] = x;
            return;
        }
        int i = to - 1;
        for (; (i - from & 3) != 3 && i >= from; i--) {
            int lane = i - from & 3;
            states[lane] = put(states[lane], classOf[contexts[i]], tokens[i] & 0xFF);
        }
        long a = states[0];
        long b = states[1];
        long c = states[2];
        long d = states[3];
        for (; i >= from; i -= 4) {
            d = put(d, classOf[contexts[i]], tokens[i] & 0xFF);
            c = put(c, classOf[contexts[i - 1]], tokens[i - 1] & 0xFF);
            b = put(b, classOf[contexts[i - 2]], tokens[i - 2] & 0xFF);
            a = put(a, classOf[contexts[i - 3]], tokens[i - 3] & 0xFF);
        }
        states[0] = a;
        states[1] = b;
        states[2] = c;
        states[3] = d;
    }

    private long put(long state, int c, int token) {
        int base = c * SLOTS;
        if (!separateZero[c]) {
            return step(state, base + token);
        }
        if (token == 0) {
            return step(state, base + ZERO);
        }
        return step(step(state, base + token), base + NOT_ZERO);
    }

    private long step(long state, int slot) {
        long x = state;
        if (x >= limit[slot]) {
            words[size++] = (int) x;
            x >>>= 32;
        }
        long quotient = Math.unsignedMultiplyHigh(x, reciprocal[slot]) >>> shift[slot];
        return x + addend[slot] + quotient * factor[slot];
    }

    /// States first, then words in the order in which the decoder wants them.
    byte[] finish() {
        ByteWriter out = new ByteWriter(8 * states.length + 4 * size);
        for (long state : states) {
            out.i64(state);
        }
        for (int i = size - 1; i >= 0; i--) {
            out.i32(words[i]);
        }
        return out.toByteArray();
    }
}
