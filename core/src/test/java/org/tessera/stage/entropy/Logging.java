package org.tessera.stage.entropy;

/// Puts symbols into a log as the interpolation encoder does.
final class Logging {

    private Logging() {}

    static void row(SymbolLog log, int[] symbols, byte[] bins, int group) {
        int n = symbols.length;
        byte[] tokens = new byte[n];
        boolean large = SymbolTokens.of(symbols, n, tokens, new byte[n], 0);
        log.row(tokens, bins, 0, group, n);
        if (large) {
            log.large(symbols, tokens, 0, n);
        }
    }
}
