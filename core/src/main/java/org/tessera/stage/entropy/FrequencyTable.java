package org.tessera.stage.entropy;

import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Integer probabilities of the tokens of one context class.
///
/// Tokens have frequencies that sum to 4096. Where zero is very likely (smooth or empty regions) it is
/// coded apart with 16 bits of precision, and the 4096 describe the other tokens: a zero then costs
/// next to nothing, in bits and in time.
final class FrequencyTable {

    static final int BITS = 12;
    static final int SUM = 1 << BITS;
    static final int ZERO_BITS = 16;
    static final int ZERO_SUM = 1 << ZERO_BITS;

    /// Frequency of zero out of [#ZERO_SUM]; 0 when zero is a token like the others.
    final int zero;

    /// Frequencies that sum to [#SUM], or all 0 when no token but the separate zero occurs.
    final int[] frequency;

    final int[] start;

    private FrequencyTable(int zero, int[] frequency) {
        this.zero = zero;
        this.frequency = frequency;
        this.start = new int[frequency.length];
        for (int token = 1; token < frequency.length; token++) {
            start[token] = start[token - 1] + frequency[token - 1];
        }
    }

    static FrequencyTable of(Histogram histogram) {
        int[] counts = histogram.counts.clone();
        int zero = 0;
        if (counts[0] * 8L > histogram.total * 7L) {
            long scaled = ((long) counts[0] << ZERO_BITS) / histogram.total;
            zero = (int) Math.max(1, Math.min(ZERO_SUM - 1, scaled));
            counts[0] = 0;
        }
        return new FrequencyTable(zero, normalise(counts));
    }

    /// Scales counts to the sum, each that occurs at least 1; the rounding is settled by the largest.
    private static int[] normalise(int[] counts) {
        long total = 0;
        int largest = 0;
        for (int token = 0; token < counts.length; token++) {
            total += counts[token];
            largest = counts[token] > counts[largest] ? token : largest;
        }
        int[] frequency = new int[counts.length];
        if (total == 0) {
            return frequency;
        }
        int sum = 0;
        for (int token = 0; token < counts.length; token++) {
            if (counts[token] > 0) {
                frequency[token] = (int) Math.max(1, (counts[token] * (long) SUM + total / 2) / total);
                sum += frequency[token];
            }
        }
        settle(frequency, largest, SUM - sum);
        return frequency;
    }

    private static void settle(int[] frequency, int largest, int difference) {
        int rest = difference;
        if (frequency[largest] + rest >= 1) {
            frequency[largest] += rest;
            return;
        }
        for (int token = 0; rest < 0; token = (token + 1) % frequency.length) {
            if (frequency[token] > 1) {
                frequency[token]--;
                rest++;
            }
        }
    }

    void write(ByteWriter out) {
        out.u16(zero);
        int last = frequency.length - 1;
        while (last >= 0 && frequency[last] == 0) {
            last--;
        }
        out.u8(last + 1);
        for (int token = 0; token <= last; token++) {
            out.varint(frequency[token]);
            if (frequency[token] == 0) {
                int run = 0;
                while (frequency[token + 1 + run] == 0) {
                    run++;
                }
                out.u8(run);
                token += run;
            }
        }
    }

    static FrequencyTable read(ByteReader in) {
        int zero = in.u16();
        int tokens = in.u8();
        if (tokens > Tokens.COUNT) {
            throw in.malformed("at most " + Tokens.COUNT + " tokens expected, found " + tokens);
        }
        int[] frequency = new int[Tokens.COUNT];
        int sum = 0;
        for (int token = 0; token < tokens; token++) {
            frequency[token] = in.varint(SUM, "a frequency");
            sum += frequency[token];
            if (frequency[token] == 0) {
                token += in.u8();
            }
        }
        if (sum != SUM && !(sum == 0 && zero > 0)) {
            throw in.malformed("frequencies must sum to " + SUM + ", found " + sum);
        }
        return new FrequencyTable(zero, frequency);
    }
}
