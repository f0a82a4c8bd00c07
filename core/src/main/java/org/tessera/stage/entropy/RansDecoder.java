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

    /// What a slot of a class says: frequency - 1, distance to the token's first slot, and the token.
    private final int[] steps;

    private final int[] zero;
    private byte[] bytes = new byte[0];
    private int position;
    private int end;
    private final long[] states = new long[4];
    private boolean fourLanes;

    RansDecoder(List<FrequencyTable> tables) {
        steps = new int[tables.size() << FrequencyTable.BITS];
        zero = new int[tables.size()];
        for (int c = 0; c < tables.size(); c++) {
            fill(tables.get(c), c);
        }
    }

    private void fill(FrequencyTable table, int c) {
        zero[c] = table.zero;
        int slot = c << FrequencyTable.BITS;
        for (int token = 0; token < Tokens.COUNT; token++) {
            int frequency = table.frequency[token];
            for (int i = 0; i < frequency; i++) {
                steps[slot++] = (frequency - 1) << 20 | i << 8 | token;
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
        bytes = Arrays.copyOf(stream, stream.length + 4);
        end = stream.length;
        position = 8 * lanes;
        fourLanes = lanes == 4;
        for (int lane = 0; lane < lanes; lane++) {
            states[lane] = state(lane);
        }
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
        int i = 0;
        if (fourLanes) {
            i = n & -4;
            quads(classOf, base, bins, from, i, tokens);
        }
        for (; i < n; i++) {
            int lane = fourLanes ? i & 3 : 0;
            states[lane] = one(states[lane], classOf[base + bins[from + i]], tokens, i);
        }
        if (position > end) {
            throw new MalformedException(-1, "an entropy-coded stream ends early");
        }
    }

    /// Four tokens a turn. All that changes is local, and a word is taken or not without a branch:
    /// whether a state needs one is as good as random.
    private void quads(byte[] classOf, int base, byte[] bins, int from, int n, byte[] tokens) {
        long a = states[0];
        long b = states[1];
        long c = states[2];
        long d = states[3];
        for (int i = 0; i < n; i += 4) {
            a = one(a, classOf[base + bins[from + i]], tokens, i);
            b = one(b, classOf[base + bins[from + i + 1]], tokens, i + 1);
            c = one(c, classOf[base + bins[from + i + 2]], tokens, i + 2);
            d = one(d, classOf[base + bins[from + i + 3]], tokens, i + 3);
        }
        states[0] = a;
        states[1] = b;
        states[2] = c;
        states[3] = d;
    }

    private long one(long state, int c, byte[] tokens, int i) {
        long x = state;
        int z = zero[c];
        if (z != 0) {
            int slot = (int) x & ZERO_MASK;
            if (slot < z) {
                tokens[i] = 0;
                return refill(z * (x >>> FrequencyTable.ZERO_BITS) + slot);
            }
            x = refill((FrequencyTable.ZERO_SUM - z) * (x >>> FrequencyTable.ZERO_BITS) + slot - z);
        }
        int step = steps[(c << FrequencyTable.BITS) + ((int) x & MASK)];
        tokens[i] = (byte) step;
        return refill(((step >>> 20) + 1) * (x >>> FrequencyTable.BITS) + (step >>> 8 & MASK));
    }

    /// A state below its range takes one more word. States are not negative, so the sign of the difference tells.
    private long refill(long x) {
        int missing = (int) (x - RansEncoder.LOW >>> 63);
        long word = (int) INT.get(bytes, Math.min(position, end)) & 0xFFFFFFFFL;
        position += missing << 2;
        return x << (missing << 5) | word & -missing;
    }
}
