package org.tessera.stage.entropy;

/// Tokens and magnitudes of many symbols at once: one look-up gives both.
public final class SymbolTokens {

    /// Symbols from minus this, up to but not including this, are in the table. A power of two.
    private static final int SMALL = 1 << 10;

    /// Token in the lower, magnitude in the upper byte.
    private static final short[] TABLE = table();

    private SymbolTokens() {}

    /// @param at where the magnitudes go
    /// @return true when some token has raw bits or is [Tokens#ESCAPE]
    public static boolean of(int[] symbols, int n, byte[] tokens, byte[] magnitudes, int at) {
        int largest = 0;
        for (int i = 0; i < n; i++) {
            int index = symbols[i] + SMALL;
            int both = (index & -2 * SMALL) == 0 ? TABLE[index] : pack(symbols[i]);
            tokens[i] = (byte) both;
            magnitudes[at + i] = (byte) (both >> 8);
            largest = Math.max(largest, both & 0xFF);
        }
        return largest > Tokens.LAST_DIRECT;
    }

    private static int pack(int symbol) {
        int token = symbol == SymbolLog.ESCAPED ? Tokens.ESCAPE : Tokens.of(symbol);
        return Magnitudes.of(symbol) << 8 | token;
    }

    private static short[] table() {
        short[] table = new short[2 * SMALL];
        for (int i = 0; i < table.length; i++) {
            table[i] = (short) pack(i - SMALL);
        }
        return table;
    }
}
