package org.tessera.stage.entropy;

import org.tessera.io.ByteWriter;

/// Interleaved range asymmetric numeral systems (rANS) with 64-bit states and 32-bit words.
///
/// A state lies in `[2^31, 2^63)`. Symbols are put in from last to first, so that the decoder takes them
/// from first to last. Source: J. Duda, "Asymmetric numeral systems" (arXiv:1311.2540), section 3;
/// interleaving: F. Giesen, "Interleaved entropy coders" (arXiv:1402.3392).
final class RansEncoder {

    /// Lower end of a state.
    static final long LOW = 1L << 31;

    private final long[] states;
    private int[] words = new int[1024];
    private int size;

    RansEncoder(int lanes) {
        states = new long[lanes];
        java.util.Arrays.fill(states, LOW);
    }

    void put(FrequencyTable table, int token, int lane) {
        long x = states[lane];
        if (token != 0 || table.zero == 0) {
            x = step(x, table.frequency[token], table.start[token], FrequencyTable.BITS);
            if (table.zero != 0) {
                x = step(x, FrequencyTable.ZERO_SUM - table.zero, table.zero, FrequencyTable.ZERO_BITS);
            }
        } else {
            x = step(x, table.zero, 0, FrequencyTable.ZERO_BITS);
        }
        states[lane] = x;
    }

    private long step(long state, int frequency, int start, int bits) {
        if (frequency == 1 << bits) {
            return state;
        }
        long x = state;
        if (x >= (long) frequency << (63 - bits)) {
            push((int) x);
            x >>>= 32;
        }
        long quotient = x / frequency;
        return (quotient << bits) + (x - quotient * frequency) + start;
    }

    private void push(int word) {
        if (size == words.length) {
            words = java.util.Arrays.copyOf(words, 2 * size);
        }
        words[size++] = word;
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
