package org.tessera.stage.entropy;

/// Whole numbers of an array in mixed models whose contexts are the numbers before along each axis, their place and
/// their kind. For coefficients of transforms and models, most of them zero.
///
/// The box from the origin that holds all but zeros is coded first; what lies outside takes no bits. The same walk
/// writes and reads, as in all coders on [MixedIntegers].
public final class ArrayIntegers {

    private static final int AXES = 4;

    /// Kinds that a caller may tell apart.
    public static final int KINDS = 32;

    private static final int BINS = 32;
    private static final int HALF_BINS = 16;
    private static final int PLACES = 32;
    private static final int FIVE = 5;
    private static final int SETS = 4;

    /// Sizes that neighbours are counted as, at most.
    private static final int LARGEST = 1 << 20;

    private final BitCoder coder;
    private final boolean writes;
    private final MixedIntegers mixed = new MixedIntegers(
            new int[] {
                BINS * FIVE,
                KINDS * HALF_BINS,
                FIVE * FIVE * HALF_BINS,
                FIVE * FIVE * FIVE,
                PLACES * HALF_BINS,
                PLACES * PLACES
            },
            27,
            SETS * 2);

    public ArrayIntegers(BitCoder coder) {
        this.coder = coder;
        this.writes = coder instanceof RangeEncoder;
    }

    /// Codes an array.
    ///
    /// @param values to write, or to be filled
    /// @param sizes of the array, slowest axis first; of more than four axes the slowest are taken together
    /// @param kind which statistics the numbers share, below [#KINDS]
    public void code(int[] values, int[] sizes, int kind) {
        int[] n = {1, 1, 1, 1};
        for (int a = 0; a < sizes.length; a++) {
            n[Math.max(0, AXES - sizes.length + a)] *= sizes[a];
        }
        int[] extent = writes ? extent(values, n) : new int[AXES];
        for (int a = 0; a < AXES; a++) {
            int bits = 32 - Integer.numberOfLeadingZeros(n[a]);
            extent[a] = Math.min(n[a], (int) coder.raw(extent[a], n[a] == 1 ? 1 : bits));
        }
        for (int i = 0; i < extent[0]; i++) {
            for (int j = 0; j < extent[1]; j++) {
                for (int k = 0; k < extent[2]; k++) {
                    row(values, n, extent[3], i, j, k, kind);
                }
            }
        }
    }

    private void row(int[] values, int[] n, int length, int i, int j, int k, int kind) {
        int start = ((i * n[1] + j) * n[2] + k) * n[3];
        int plane = n[2] * n[3];
        int volume = n[1] * plane;
        int place = place(i + j + k);
        for (int x = 0; x < length; x++) {
            int at = start + x;
            int left = x > 0 ? values[at - 1] : 0;
            int up = k > 0 ? values[at - n[3]] : 0;
            int back = j > 0 ? values[at - plane] : 0;
            int last = i > 0 ? values[at - volume] : 0;
            int a = size(left);
            int b = size(up);
            int c = size(back);
            int d = size(last);
            int far = x > 1 ? size(values[at - 2]) : 0;
            far += k > 1 ? size(values[at - 2 * n[3]]) : 0;
            far += j > 1 ? size(values[at - 2 * plane]) : 0;
            far += k > 0 && x > 0 ? size(values[at - n[3] - 1]) : 0;
            far += j > 0 && x > 0 ? size(values[at - plane - 1]) : 0;
            far += j > 0 && k > 0 ? size(values[at - plane - n[3]]) : 0;
            far += k > 0 && x + 1 < length ? size(values[at - n[3] + 1]) : 0;
            far += j > 0 && x + 1 < length ? size(values[at - plane + 1]) : 0;
            far += j > 0 && k + 1 < n[2] ? size(values[at - plane + n[3]]) : 0;
            int bin = bin(2 * (a + b + c + d) + far);
            int half = bin >> 1;
            int radius = place(i + j + k + x);
            mixed.context(0, bin * FIVE + five(d));
            mixed.context(1, kind * HALF_BINS + half);
            mixed.context(2, (five(a) * FIVE + five(b)) * HALF_BINS + half);
            mixed.context(3, (five(a) * FIVE + five(b)) * FIVE + five(c));
            mixed.context(4, radius * HALF_BINS + half);
            mixed.context(5, place * PLACES + place(x));
            int set = (bin == 0 ? 0 : bin < 4 ? 1 : bin < 10 ? 2 : 3) * 2 + (i + j + k == 0 ? 1 : 0);
            int signs = (sign(left) * 3 + sign(up)) * 3 + sign(back);
            values[at] = mixed.code(coder, set, signs, values[at]);
        }
    }

    private static int[] extent(int[] values, int[] n) {
        int[] extent = new int[AXES];
        for (int at = 0; at < values.length; at++) {
            if (values[at] != 0) {
                int rest = at;
                for (int a = AXES - 1; a >= 0; a--) {
                    extent[a] = Math.max(extent[a], rest % n[a] + 1);
                    rest /= n[a];
                }
            }
        }
        return extent;
    }

    private static int size(int value) {
        return value == Integer.MIN_VALUE ? LARGEST : Math.min(LARGEST, Math.abs(value));
    }

    private static int sign(int value) {
        return Integer.signum(value) + 1;
    }

    private static int five(int size) {
        return size < 3 ? size : size < 6 ? 3 : 4;
    }

    /// Two an octave from 8 on.
    private static int bin(int sum) {
        return sum < 8 ? sum : Math.min(BINS - 1, 2 + octaves(sum));
    }

    private static int place(int index) {
        return index < 10 ? index : Math.min(PLACES - 1, 4 + octaves(index));
    }

    private static int octaves(int v) {
        int octave = 31 - Integer.numberOfLeadingZeros(v);
        return 2 * octave + (v >>> (octave - 1) & 1);
    }
}
