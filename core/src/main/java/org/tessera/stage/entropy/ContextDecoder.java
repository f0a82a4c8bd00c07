package org.tessera.stage.entropy;

import java.util.ArrayList;
import java.util.List;
import org.tessera.io.BitReader;
import org.tessera.io.ByteReader;
import org.tessera.stage.lossless.ZstdBytes;

/// Decodes what [ContextEncoder] wrote, a row at a time: the caller gives the contexts, gets the symbols.
public final class ContextDecoder {

    private static final int MAX_HEADER = 1 << 16;

    /// Symbol of a token without raw bits; of the others the smallest.
    private static final int[] BASE = bases();

    /// Magnitude of a token without raw bits.
    private static final byte[] MAGNITUDE = magnitudes();

    private final ByteReader in;
    private final byte[] classOf;
    private final RansDecoder rans;
    private final int lanes;
    private BitReader raw = new BitReader(new byte[0]);
    private byte[] tokens = new byte[64];

    /// Where in the row the tokens with raw bits are.
    private int[] large = new int[64];

    /// @param groups number of context groups, as in the log
    public ContextDecoder(ByteReader in, int groups) {
        this.in = in;
        int flags = in.u8();
        if (flags > 3) {
            throw in.malformed("entropy coder flags 0 to 3 expected, found " + flags);
        }
        lanes = (flags & 1) == 1 ? 4 : 1;
        ByteReader header = (flags & 2) == 2 ? unpack(in) : in.blockReader();
        ContextClasses map = ContextClasses.read(header, groups * SymbolLog.BINS);
        classOf = map.map();
        List<FrequencyTable> tables = new ArrayList<>();
        for (int i = 0; i < map.count(); i++) {
            tables.add(FrequencyTable.read(header));
        }
        header.expectEnd("the frequency tables");
        rans = new RansDecoder(tables);
    }

    private static ByteReader unpack(ByteReader in) {
        int length = in.varint(MAX_HEADER, "the length of the frequency tables");
        byte[] packed = in.block();
        byte[] bytes = ZstdBytes.unpack(packed, length);
        if (bytes == null) {
            throw in.malformed("frequency tables that do not unpack to " + length + " bytes");
        }
        return new ByteReader(bytes);
    }

    /// Opens the next part.
    public void nextPart() {
        byte[] words = in.block();
        if (!isEmpty()) {
            rans.start(words, lanes);
        }
        raw = new BitReader(in.block());
    }

    private boolean isEmpty() {
        return rans.isEmpty();
    }

    /// Decodes a row of symbols and their magnitudes; an escaped value gives [SymbolLog#ESCAPED].
    ///
    /// @param from where the row starts in context and symbols
    /// @param at where it starts in the magnitudes
    /// @return number of escaped values
    public int row(byte[] context, int from, int group, int n, int[] symbols, byte[] magnitudes, int at) {
        tokens(context, from, group, n);
        byte[] taken = tokens;
        int[] where = large;
        int count = 0;
        for (int i = 0; i < n; i++) {
            int token = taken[i] & 0xFF;
            symbols[from + i] = BASE[token];
            magnitudes[at + i] = MAGNITUDE[token];
            where[count] = i;
            count += Tokens.LAST_DIRECT - token >>> 31;
        }
        return count == 0 ? 0 : large(count, symbols, from, magnitudes, at);
    }

    /// Adds the raw bits of those tokens of the row that have some.
    private int large(int count, int[] symbols, int from, byte[] magnitudes, int at) {
        int escaped = 0;
        for (int k = 0; k < count; k++) {
            int i = large[k];
            int token = tokens[i] & 0xFF;
            if (token == Tokens.ESCAPE) {
                symbols[from + i] = SymbolLog.ESCAPED;
                magnitudes[at + i] = Magnitudes.of(SymbolLog.ESCAPED);
                escaped++;
                continue;
            }
            int base = symbols[from + i];
            int rest = (int) raw.read(Tokens.RAW_BITS[token]);
            int symbol = base < 0 ? base - rest : base + rest;
            symbols[from + i] = symbol;
            magnitudes[at + i] = Magnitudes.of(symbol);
        }
        return escaped;
    }

    /// Decodes a row of 64-bit symbols.
    public void row(byte[] context, int group, int n, long[] symbols) {
        tokens(context, 0, group, n);
        for (int i = 0; i < n; i++) {
            int token = tokens[i] & 0xFF;
            symbols[i] =
                    token <= Tokens.LAST_DIRECT ? BASE[token] : Tokens.symbol(token, raw.read(Tokens.rawBits(token)));
        }
    }

    /// The raw bits of an escaped value.
    public long escape(int count) {
        return raw.read(count);
    }

    private void tokens(byte[] context, int from, int group, int n) {
        if (n > tokens.length) {
            tokens = new byte[n];
            large = new int[n];
        }
        if (isEmpty()) {
            throw in.malformed("symbols expected, but no frequency table is there");
        }
        rans.row(classOf, group * SymbolLog.BINS, context, from, n, tokens);
    }

    private static int[] bases() {
        int[] base = new int[256];
        for (int token = 0; token < Tokens.ESCAPE; token++) {
            base[token] = (int) Tokens.base(token);
        }
        return base;
    }

    private static byte[] magnitudes() {
        byte[] magnitudes = new byte[256];
        for (int token = 0; token <= Tokens.LAST_DIRECT; token++) {
            magnitudes[token] = Magnitudes.of(BASE[token]);
        }
        return magnitudes;
    }
}
