package org.tessera.stage.entropy;

import java.util.Arrays;

/// Counts of tokens in one context, and what it would cost to code them.
final class Histogram {

    final int[] counts;
    int total;
    int distinct;

    /// One more than the largest token seen.
    private int end;

    /// Bits for one entry of a frequency table; measured on real tables, rounded up.
    private static final long ENTRY_BITS = 8L << FixedLog2.SHIFT;

    private static final long TABLE_BITS = 16L << FixedLog2.SHIFT;

    Histogram() {
        counts = new int[Tokens.COUNT];
    }

    /// Counts of the tokens from `at` on.
    Histogram(int[] from, int at) {
        counts = Arrays.copyOfRange(from, at, at + Tokens.COUNT);
        for (int token = 0; token < Tokens.COUNT; token++) {
            if (counts[token] > 0) {
                total += counts[token];
                distinct++;
                end = token + 1;
            }
        }
    }

    void add(int token, int times) {
        if (times > 0) {
            distinct += counts[token] == 0 ? 1 : 0;
            end = Math.max(end, token + 1);
            counts[token] += times;
            total += times;
        }
    }

    void addAll(Histogram other) {
        for (int token = 0; token < other.end; token++) {
            add(token, other.counts[token]);
        }
    }

    /// Bits in fixed point: ideal code lengths plus the table.
    long cost() {
        if (total == 0) {
            return 0;
        }
        long sum = FixedLog2.nLog2n(total);
        for (int token = 0; token < end; token++) {
            sum -= FixedLog2.nLog2n(counts[token]);
        }
        return sum + TABLE_BITS + distinct * ENTRY_BITS;
    }

    static long costOfUnion(Histogram a, Histogram b) {
        long sum = FixedLog2.nLog2n((long) a.total + b.total);
        int distinct = 0;
        int end = Math.max(a.end, b.end);
        for (int token = 0; token < end; token++) {
            int count = a.counts[token] + b.counts[token];
            if (count != 0) {
                distinct++;
                sum -= FixedLog2.nLog2n(count);
            }
        }
        return sum + TABLE_BITS + distinct * ENTRY_BITS;
    }
}
