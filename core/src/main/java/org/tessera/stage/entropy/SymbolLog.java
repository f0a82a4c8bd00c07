package org.tessera.stage.entropy;

import java.util.Arrays;
import org.tessera.io.BitWriter;

/// The symbols of a chunk in coding order, before their probabilities are known.
///
/// A row of symbols shares nothing but its lanes: the decoder gets the contexts of a whole row, then
/// decodes it. Parts are pieces that can be decoded without those after them.
public final class SymbolLog {

    /// Bins of a context group.
    public static final int BINS = 64;

    final int groups;
    byte[] tokens;
    short[] contexts;

    /// How often each token was seen in each context: `counts[context << 8 | token]`.
    final int[] counts;

    int size;
    int[] rowEnds = new int[256];
    int rows;
    final java.util.List<Part> parts = new java.util.ArrayList<>();
    private BitWriter raw = new BitWriter();

    /// Where a part ends, and its raw bits.
    record Part(int rowEnd, byte[] raw) {}

    /// @param groups number of context groups
    /// @param expected symbols to make room for
    public SymbolLog(int groups, int expected) {
        this.groups = groups;
        tokens = new byte[Math.max(16, expected)];
        contexts = new short[tokens.length];
        counts = new int[groups * BINS << 8];
    }

    public int size() {
        return size;
    }

    /// Appends a row.
    ///
    /// @param symbols the symbols; [#ESCAPED] for a value that is stored raw
    /// @param context bin of each symbol, below [#BINS]
    /// @param group context group of the row
    public void row(int[] symbols, byte[] context, int group, int n) {
        reserve(n);
        int base = group * BINS;
        int at = size;
        for (int i = 0; i < n; i++) {
            int symbol = symbols[i];
            int token = Tokens.of(symbol);
            if (token > Tokens.LAST_DIRECT) {
                token = large(symbol, token);
            }
            int c = base + context[i];
            contexts[at + i] = (short) c;
            tokens[at + i] = (byte) token;
            counts[c << 8 | token]++;
        }
        size = at + n;
        endRow();
    }

    /// Stands for a value that is stored raw, by [#escape].
    public static final int ESCAPED = Integer.MIN_VALUE;

    private int large(int symbol, int token) {
        if (symbol == ESCAPED) {
            return Tokens.ESCAPE;
        }
        int bits = Tokens.rawBits(token);
        raw.write(Math.abs((long) symbol), bits);
        return token;
    }

    /// Appends a row of 64-bit symbols, none of which is escaped.
    public void row(long[] symbols, byte[] context, int group, int n) {
        reserve(n);
        int base = group * BINS;
        int at = size;
        for (int i = 0; i < n; i++) {
            int token = Tokens.of(symbols[i]);
            if (token > Tokens.LAST_DIRECT) {
                raw.write(Math.abs(symbols[i]), Tokens.rawBits(token));
            }
            int c = base + context[i];
            contexts[at + i] = (short) c;
            tokens[at + i] = (byte) token;
            counts[c << 8 | token]++;
        }
        size = at + n;
        endRow();
    }

    /// The raw bits of an escaped value; call right after its row, in order.
    public void escape(long bits, int count) {
        raw.write(bits, count);
    }

    /// Ends a part: what follows is not needed to decode what came before.
    public void endPart() {
        parts.add(new Part(rows, raw.toByteArray()));
        raw = new BitWriter();
    }

    private void endRow() {
        if (rows == rowEnds.length) {
            rowEnds = Arrays.copyOf(rowEnds, 2 * rows);
        }
        rowEnds[rows++] = size;
    }

    private void reserve(int more) {
        if (size + more > tokens.length) {
            int length = Math.max(size + more, 2 * tokens.length);
            tokens = Arrays.copyOf(tokens, length);
            contexts = Arrays.copyOf(contexts, length);
        }
    }
}
