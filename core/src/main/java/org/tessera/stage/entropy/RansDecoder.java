package org.tessera.stage.entropy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.tessera.error.MalformedException;

/// Takes tokens out of a stream of [RansEncoder], a row at a time, given the class of each token.
///
/// The `i`-th token of a row uses state `i mod lanes`: four chains of arithmetic that do not wait for each other.
final class RansDecoder {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int MASK = FrequencyTable.SUM - 1;
    private static final int ZERO_MASK = FrequencyTable.ZERO_SUM - 1;

    /// The token of each class and slot: one byte, so that the tables of many classes stay in cache.
    private final byte[] tokenOf;

    /// For each class and token: frequency - 1 above 12 bits of start.
    private final int[] ranges;

    private final int[] zero;
    private byte[] bytes = new byte[0];
    private int position;
    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private boolean fourLanes;

    RansDecoder(List<FrequencyTable> tables) {
        tokenOf = new byte[tables.size() << FrequencyTable.BITS];
        ranges = new int[tables.size() << 8];
        zero = new int[tables.size()];
        for (int c = 0; c < tables.size(); c++) {
            fill(tables.get(c), c);
        }
    }

    private void fill(FrequencyTable table, int c) {
        zero[c] = table.zero;
        int base = c << FrequencyTable.BITS;
        for (int token = 0; token < Tokens.COUNT; token++) {
            int frequency = table.frequency[token];
            if (frequency > 0) {
                int start = base + table.start[token];
                Arrays.fill(tokenOf, start, start + frequency, (byte) token);
                ranges[c << 8 | token] = (frequency - 1) << 12 | table.start[token];
            }
        }
    }

    boolean isEmpty() {
        return zero.length == 0;
    }

    void start(byte[] stream, int lanes) {
        if (stream.length < 8 * lanes) {
            throw new MalformedException(-1, "an entropy-coded stream of " + stream.length + " bytes is too short");
        }
        bytes = stream;
        position = 8 * lanes;
        fourLanes = lanes == 4;
        s0 = state(0);
        s1 = fourLanes ? state(1) : 0;
        s2 = fourLanes ? state(2) : 0;
        s3 = fourLanes ? state(3) : 0;
    }

    private long state(int lane) {
        long state = (long) LONG.get(bytes, 8 * lane);
        if (state < RansEncoder.LOW) {
            throw new MalformedException(-1, "an entropy coder state out of range");
        }
        return state;
    }

    /// Decodes `n` tokens; `classOf[base + bins[from + i]]` is the class of the i-th.
    void row(byte[] classOf, int base, byte[] bins, int from, int n, byte[] tokens) {
        if (fourLanes) {
            rowOfFour(classOf, base, bins, from, n, tokens);
        } else {
            for (int i = 0; i < n; i++) {
                s0 = one(s0, classOf[base + bins[from + i]], tokens, i);
            }
        }
    }

    private void rowOfFour(byte[] classOf, int base, byte[] bins, int from, int n, byte[] tokens) {
        long a = s0;
        long b = s1;
        long c = s2;
        long d = s3;
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            a = one(a, classOf[base + bins[from + i]], tokens, i);
            b = one(b, classOf[base + bins[from + i + 1]], tokens, i + 1);
            c = one(c, classOf[base + bins[from + i + 2]], tokens, i + 2);
            d = one(d, classOf[base + bins[from + i + 3]], tokens, i + 3);
        }
        if (i < n) {
            a = one(a, classOf[base + bins[from + i]], tokens, i);
        }
        if (i + 1 < n) {
            b = one(b, classOf[base + bins[from + i + 1]], tokens, i + 1);
        }
        if (i + 2 < n) {
            c = one(c, classOf[base + bins[from + i + 2]], tokens, i + 2);
        }
        s0 = a;
        s1 = b;
        s2 = c;
        s3 = d;
    }

    private long one(long state, int c, byte[] tokens, int i) {
        long x = state;
        int z = zero[c];
        if (z != 0) {
            int slot = (int) x & ZERO_MASK;
            if (slot < z) {
                tokens[i] = 0;
                x = z * (x >>> FrequencyTable.ZERO_BITS) + slot;
                return x < RansEncoder.LOW ? refill(x) : x;
            }
            x = (FrequencyTable.ZERO_SUM - z) * (x >>> FrequencyTable.ZERO_BITS) + slot - z;
            x = x < RansEncoder.LOW ? refill(x) : x;
        }
        int slot = (int) x & MASK;
        byte token = tokenOf[(c << FrequencyTable.BITS) + slot];
        tokens[i] = token;
        int range = ranges[(c << 8) + (token & 0xFF)];
        x = ((range >>> 12) + 1) * (x >>> FrequencyTable.BITS) + slot - (range & MASK);
        return x < RansEncoder.LOW ? refill(x) : x;
    }

    private long refill(long x) {
        if (position + 4 > bytes.length) {
            throw new MalformedException(-1, "an entropy-coded stream ends early");
        }
        long word = (int) INT.get(bytes, position) & 0xFFFFFFFFL;
        position += 4;
        return x << 32 | word;
    }
}
