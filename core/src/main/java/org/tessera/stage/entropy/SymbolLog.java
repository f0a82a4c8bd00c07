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

    /// Stands for a value that is stored raw, by [#escape].
    public static final int ESCAPED = Integer.MIN_VALUE;

    final int groups;
    byte[] tokens;

    /// Bin of each symbol in the group of its row.
    byte[] bins;

    /// How often each token was seen in each context: `counts[context << 8 | token]`.
    final int[] counts;

    int size;
    int[] rowEnds = new int[256];

    /// First context of the group of each row.
    short[] rowBases = new short[256];

    int rows;
    final java.util.List<Part> parts = new java.util.ArrayList<>();
    private BitWriter raw = new BitWriter();

    /// Where in the row the tokens with raw bits are.
    private int[] large = new int[64];

    /// Where a part ends, and its raw bits.
    record Part(int rowEnd, byte[] raw) {}

    /// @param groups number of context groups
    /// @param expected symbols to make room for
    public SymbolLog(int groups, int expected) {
        this.groups = groups;
        tokens = new byte[Math.max(16, expected)];
        bins = new byte[tokens.length];
        counts = new int[groups * BINS << 8];
    }

    public int size() {
        return size;
    }

    /// Appends a row; raw bits of its tokens follow by [#large].
    ///
    /// @param token of each symbol
    /// @param bin context bin of each symbol, below [#BINS]
    /// @param from where the row starts in both
    /// @param group context group of the row
    public void row(byte[] token, byte[] bin, int from, int group, int n) {
        reserve(n);
        System.arraycopy(token, from, tokens, size, n);
        System.arraycopy(bin, from, bins, size, n);
        int base = group * BINS;
        for (int i = from; i < from + n; i++) {
            counts[(base + bin[i]) << 8 | token[i] & 0xFF]++;
        }
        size += n;
        endRow(base);
    }

    /// Writes the raw bits of the large symbols of the row just logged; not those of escaped values.
    public void large(int[] symbols, byte[] token, int from, int n) {
        if (large.length < n) {
            large = new int[n];
        }
        int count = 0;
        for (int i = from; i < from + n; i++) {
            large[count] = i;
            count += Tokens.LAST_DIRECT - (token[i] & 0xFF) >>> 31;
        }
        for (int k = 0; k < count; k++) {
            int i = large[k];
            raw.write(Math.abs((long) symbols[i]), Tokens.RAW_BITS[token[i] & 0xFF]);
        }
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
            bins[at + i] = context[i];
            tokens[at + i] = (byte) token;
            counts[(base + context[i]) << 8 | token]++;
        }
        size = at + n;
        endRow(base);
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

    private void endRow(int base) {
        if (rows == rowEnds.length) {
            rowEnds = Arrays.copyOf(rowEnds, 2 * rows);
            rowBases = Arrays.copyOf(rowBases, 2 * rows);
        }
        rowBases[rows] = (short) base;
        rowEnds[rows++] = size;
    }

    private void reserve(int more) {
        if (size + more > tokens.length) {
            int length = Math.max(size + more, 2 * tokens.length);
            tokens = Arrays.copyOf(tokens, length);
            bins = Arrays.copyOf(bins, length);
        }
    }
}
