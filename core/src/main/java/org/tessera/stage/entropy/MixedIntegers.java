package org.tessera.stage.entropy;

/// Integers as bits of mixed models: zero or not, sign, the octave in unary, the first bits below it; the rest is raw.
///
/// The strong, slow form of coding symbols. A caller gives a context for each model, and one for the sign.
public final class MixedIntegers {

    private static final int ZERO = 0;
    private static final int OCTAVE = 1;
    private static final int OCTAVES = 32;

    /// Bits below the top that are modelled.
    private static final int MODELLED = 3;

    /// Where the bits below the top of an octave start. Bits that are coded often lie together, in few lines of cache:
    /// those of small octaves come after the first steps of the unary part.
    private static final int[] BELOW = new int[OCTAVES];

    /// Where step k of the unary part is.
    private static final int[] STEP = new int[OCTAVES];

    private static final int NODES = places();

    private static final int LIMIT = 255;

    private final MixedBits bits;
    private final int[] context;
    private final int[] start;
    private final int signAt;

    /// @param contexts number of contexts of each of the six models
    /// @param signContexts number of contexts of signs
    /// @param sets number of sets of weights
    public MixedIntegers(int[] contexts, int signContexts, int sets) {
        context = new int[contexts.length];
        start = new int[contexts.length];
        int states = 0;
        for (int m = 0; m < contexts.length; m++) {
            start[m] = states;
            states += contexts[m] * NODES;
        }
        signAt = states;
        bits = new MixedBits(states + signContexts, sets * NODES, LIMIT);
    }

    /// Places of all bits; returns their number, a multiple of a line of cache.
    private static int places() {
        int next = OCTAVE;
        for (int k = 0; k < OCTAVES; k++) {
            STEP[k] = next++;
            if (k >= 3) {
                BELOW[k - 3] = next;
                next += 1 << Math.min(k - 3, MODELLED);
            }
        }
        for (int octave = OCTAVES - 3; octave < OCTAVES; octave++) {
            BELOW[octave] = next;
            next += 1 << MODELLED;
        }
        return next + 15 & -16;
    }

    /// The context of a model for the next integer.
    public void context(int model, int value) {
        context[model] = start[model] + value * NODES;
    }

    /// Codes an integer of at most 32 bits.
    ///
    /// @param set of weights
    /// @param value what an encoder writes
    public int code(BitCoder coder, int set, int signContext, int value) {
        int sets = set * NODES;
        if (node(coder, sets, ZERO, value == 0 ? 0 : 1) == 0) {
            return 0;
        }
        int negative = bits.codeAlone(coder, signAt + signContext, value >>> 31);
        long size = Math.abs((long) value);
        int octave = 63 - Long.numberOfLeadingZeros(size | 1);
        int k = 0;
        while (k < OCTAVES - 1 && node(coder, sets, STEP[k], k < octave ? 1 : 0) == 1) {
            k++;
        }
        long coded = below(coder, sets, k, size);
        return (int) (negative == 1 ? -coded : coded);
    }

    /// The bits below the top one of a size in an octave.
    private long below(BitCoder coder, int sets, int octave, long size) {
        int left = octave;
        int prefix = 1;
        for (int k = 0; k < MODELLED && left > 0; k++) {
            left--;
            prefix = prefix << 1 | node(coder, sets, BELOW[octave] + prefix - 1, (int) (size >>> left) & 1);
        }
        long rest = left == 0 ? 0 : coder.raw(size & (1L << left) - 1, left);
        return (long) prefix << left | rest;
    }

    private int node(BitCoder coder, int sets, int node, int bit) {
        return bits.code(coder, context, node, sets + node, bit);
    }
}
