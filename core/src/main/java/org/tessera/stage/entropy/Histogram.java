package org.tessera.stage.entropy;

/// Counts of tokens in one context, and what it would cost to code them.
final class Histogram {

    final int[] counts = new int[Tokens.COUNT];
    int total;
    int distinct;

    /// Bits for one entry of a frequency table; measured on real tables, rounded up.
    private static final long ENTRY_BITS = 8L << FixedLog2.SHIFT;

    private static final long TABLE_BITS = 16L << FixedLog2.SHIFT;

    /// Sets the totals after counts were written directly.
    void sum() {
        total = 0;
        distinct = 0;
        for (int count : counts) {
            total += count;
            distinct += count > 0 ? 1 : 0;
        }
    }

    void add(int token, int times) {
        if (counts[token] == 0 && times > 0) {
            distinct++;
        }
        counts[token] += times;
        total += times;
    }

    void addAll(Histogram other) {
        for (int token = 0; token < Tokens.COUNT; token++) {
            if (other.counts[token] != 0) {
                add(token, other.counts[token]);
            }
        }
    }

    /// Bits in fixed point: ideal code lengths plus the table.
    long cost() {
        if (total == 0) {
            return 0;
        }
        long sum = FixedLog2.nLog2n(total);
        for (int count : counts) {
            if (count > 1) {
                sum -= FixedLog2.nLog2n(count);
            }
        }
        return sum + TABLE_BITS + distinct * ENTRY_BITS;
    }

    static long costOfUnion(Histogram a, Histogram b) {
        long sum = FixedLog2.nLog2n((long) a.total + b.total);
        int distinct = 0;
        for (int token = 0; token < Tokens.COUNT; token++) {
            int count = a.counts[token] + b.counts[token];
            if (count != 0) {
                distinct++;
                sum -= FixedLog2.nLog2n(count);
            }
        }
        return sum + TABLE_BITS + distinct * ENTRY_BITS;
    }
}
