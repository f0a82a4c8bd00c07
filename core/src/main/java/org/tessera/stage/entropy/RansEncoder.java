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

    /// Slots of a class: its tokens, and in a class with a separate zero the step that tokens other than 0 add.
    private static final int SLOTS = 256;

    private static final int NOT_ZERO = 255;

    /// A slot's four numbers lie together: limit, reciprocal, addend, and the factor of the quotient,
    /// `2^bits - f`, above six bits of shift. The sign bit of the last says that [#NOT_ZERO] comes after it.
    private final long[] steps;

    private final long[] states;
    private int[] words = new int[0];
    private int size;

    RansEncoder(List<FrequencyTable> tables, int lanes) {
        steps = new long[tables.size() * SLOTS << 2];
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
        if (table.zero != 0) {
            for (int token = 1; token < Tokens.COUNT; token++) {
                steps[(base + token << 2) + 3] |= Long.MIN_VALUE;
            }
            set(base, table.zero, 0, FrequencyTable.ZERO_BITS);
            set(base + NOT_ZERO, FrequencyTable.ZERO_SUM - table.zero, table.zero, FrequencyTable.ZERO_BITS);
        }
    }

    private void set(int slot, int frequency, int start, int bits) {
        int at = slot << 2;
        // Of a state below 2^63 a full frequency takes nothing: the limit then is never reached.
        steps[at] = frequency == 1 << bits ? Long.MAX_VALUE : (long) frequency << (63 - bits);
        long factor = (1L << bits) - frequency;
        if (frequency == 1) {
            steps[at + 1] = -1L;
            steps[at + 2] = start + (1L << bits) - 1;
            steps[at + 3] = factor << 6;
            return;
        }
        int s = 32 - Integer.numberOfLeadingZeros(frequency - 1);
        // ceil(2^(63+s) / f) by two divisions: the quotient has 64 bits.
        long high = (1L << (31 + s)) / frequency;
        long rest = (1L << (31 + s)) % frequency;
        steps[at + 1] = (high << 32) + ((rest << 32) + frequency - 1) / frequency;
        steps[at + 2] = start;
        steps[at + 3] = factor << 6 | (s - 1);
    }

    /// Starts a stream of that many symbols.
    void start(int symbols) {
        Arrays.fill(states, LOW);
        // A step pushes one word at most, a symbol takes two steps at most, 28 bits together.
        words = words.length < symbols + 16 ? new int[symbols + 16] : words;
        size = 0;
    }

    /// Puts in the symbols `from` to `to - 1`, the last one first; the first goes to lane 0.
    ///
    /// @param base first context of the group, to which the bins are added
    void row(byte[] bins, int base, byte[] tokens, byte[] classOf, int from, int to) {
        if (states.length == 1) {
            long x = states[0];
            for (int i = to - 1; i >= from; i--) {
                x = put(x, classOf[base + bins[i]], tokens[i]);
            }
            states[0] = x;
            return;
        }
        int i = to - 1;
        for (; (i - from & 3) != 3 && i >= from; i--) {
            int lane = i - from & 3;
            states[lane] = put(states[lane], classOf[base + bins[i]], tokens[i]);
        }
        long a = states[0];
        long b = states[1];
        long c = states[2];
        long d = states[3];
        for (; i >= from; i -= 4) {
            d = put(d, classOf[base + bins[i]], tokens[i]);
            c = put(c, classOf[base + bins[i - 1]], tokens[i - 1]);
            b = put(b, classOf[base + bins[i - 2]], tokens[i - 2]);
            a = put(a, classOf[base + bins[i - 3]], tokens[i - 3]);
        }
        states[0] = a;
        states[1] = b;
        states[2] = c;
        states[3] = d;
    }

    private long put(long state, int c, byte token) {
        int slot = c * SLOTS + (token & 0xFF);
        long x = step(state, slot);
        return steps[(slot << 2) + 3] < 0 ? step(x, c * SLOTS + NOT_ZERO) : x;
    }

    private long step(long state, int slot) {
        long[] t = steps;
        int at = slot << 2;
        long x = state;
        // Whether a word is due is as good as random: it is written in any case, and kept or not without a branch.
        int due = (int) (t[at] - 1 - x >>> 63);
        words[size] = (int) x;
        size += due;
        x >>>= due << 5;
        // A shift by a long takes its lowest six bits.
        long quotient = Math.unsignedMultiplyHigh(x, t[at + 1]) >>> t[at + 3];
        return x + t[at + 2] + quotient * (t[at + 3] << 1 >>> 7);
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
