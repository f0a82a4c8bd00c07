package org.tessera.stage.entropy;

/// Integers as bits of mixed models: zero or not, sign, the octave in unary, the first bits below it; the rest is raw.
///
/// The strong, slow form of coding symbols. A caller gives a context for each model, and one for the sign.
public final class MixedIntegers {

    private static final int ZERO = 0;
    private static final int OCTAVE = 1;
    private static final int OCTAVES = 32;

    /// The first bit below the top has a place for each octave, the second for each value of the first, and so on.
    private static final int FIRST = OCTAVE + OCTAVES;

    private static final int SECOND = FIRST + OCTAVES;
    private static final int THIRD = SECOND + 2 * OCTAVES;
    private static final int NODES = THIRD + 4 * 8;

    /// Octaves whose third bit is modelled.
    private static final int FINE = 8;

    private static final int LIMIT = 255;

    private final int models;
    private final MixedBits bits;
    private final MixedBits signs;
    private final int[] context;

    /// @param contexts number of contexts of each model
    /// @param signContexts number of contexts of signs
    /// @param sets number of sets of weights
    public MixedIntegers(int[] contexts, int signContexts, int sets) {
        models = contexts.length;
        context = new int[models];
        int[] states = new int[models];
        for (int m = 0; m < models; m++) {
            states[m] = contexts[m] * NODES;
        }
        bits = new MixedBits(states, sets * NODES, LIMIT);
        signs = new MixedBits(new int[] {signContexts}, 1, LIMIT);
    }

    /// The context of a model for the next integer.
    public void context(int model, int value) {
        context[model] = value * NODES;
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
        signs.context(0, signContext);
        int negative = signs.code(coder, 0, value >>> 31);
        long size = Math.abs((long) value);
        int octave = 63 - Long.numberOfLeadingZeros(size | 1);
        int k = 0;
        while (k < OCTAVES - 1 && node(coder, sets, OCTAVE + k, k < octave ? 1 : 0) == 1) {
            k++;
        }
        long coded = below(coder, sets, k, size);
        return (int) (negative == 1 ? -coded : coded);
    }

    /// The bits below the top one of a size in an octave.
    private long below(BitCoder coder, int sets, int octave, long size) {
        if (octave == 0) {
            return 1;
        }
        int left = octave - 1;
        int prefix = node(coder, sets, FIRST + octave, (int) (size >>> left) & 1);
        if (left > 0) {
            left--;
            prefix = prefix << 1 | node(coder, sets, SECOND + 2 * octave + prefix, (int) (size >>> left) & 1);
        }
        if (left > 0 && octave < FINE) {
            left--;
            prefix = prefix << 1 | node(coder, sets, THIRD + 4 * octave + prefix, (int) (size >>> left) & 1);
        }
        long rest = left == 0 ? 0 : coder.raw(size & (1L << left) - 1, left);
        int known = octave - left;
        return (1L << octave) | (long) prefix << (octave - known) | rest;
    }

    private int node(BitCoder coder, int sets, int node, int bit) {
        for (int m = 0; m < models; m++) {
            bits.context(m, context[m] + node);
        }
        return bits.code(coder, sets + node, bit);
    }
}
