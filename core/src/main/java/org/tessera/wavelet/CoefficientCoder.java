package org.tessera.wavelet;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.MixedTriple;
import org.tessera.stage.entropy.SingleBits;

/// Codes whole numbers band by band; the same walk writes and reads.
///
/// The octave of a number (0 for zero, then one more than its logarithm) is asked for bit by bit, starting at the
/// one that neighbours let expect; its first bits follow in contexts, the rest as they are.
final class CoefficientCoder {

    /// Sizes that neighbours are counted as, at most.
    private static final int LARGEST = 1 << 22;

    /// A third in 16 bits.
    private static final int THIRD = (1 << 16) / 3 + 1;

    private static final int SLOTS = 16;
    private static final int DOWN = 8;
    private static final int FIRST = 15;
    private static final int FINE = 64;
    private static final int ELSEWHERE = 12;
    private static final int AROUND = 40;

    /// Contexts of bits with one prediction: signs, then first and second bits of an octave, then flags.
    private static final int SIGNS = 0;

    private static final int BITS = SIGNS + 27;
    private static final int SECOND = BITS + 64 * 4;
    private static final int FLAGS = SECOND + 64 * 4;
    private static final int ALONE = FLAGS + ZeroBlocks.CONTEXTS;

    /// Kinds of bits with one prediction: signs, first and second bits, flags.
    private static final int FLAG_KIND = 3;

    /// Octaves of numbers.
    static final int OCTAVES = 53;

    private final BitCoder coder;
    private final MixedTriple mixed =
            new MixedTriple(AROUND * ELSEWHERE * SLOTS, Band.KINDS * FINE * SLOTS, 125 * 4 * SLOTS, SLOTS * 4 * 2);
    private final SingleBits alone = new SingleBits(ALONE, 4);
    private final double[] numbers;
    private final int[] near;
    private final int[] sizes;
    private final boolean writes;
    private final ContextRow row;

    /// @param numbers whole ones, written from or read to
    CoefficientCoder(BitCoder coder, double[] numbers, int[] sizes, boolean writes) {
        this.coder = coder;
        this.numbers = numbers;
        this.sizes = sizes;
        this.writes = writes;
        near = new int[numbers.length];
        row = new ContextRow(near, sizes);
    }

    void code(Iterable<Band> bands) {
        for (Band band : bands) {
            if (band.count() > 0) {
                code(band);
            }
        }
    }

    private void code(Band band) {
        ZeroBlocks blocks = new ZeroBlocks(band, sizes);
        if (writes) {
            blocks.find(numbers);
        }
        blocks.code(coder, alone, FLAG_KIND, FLAGS);
        if (blocks.isEmpty()) {
            return;
        }
        int[] n = band.sizes();
        for (int i = 0; i < n[0]; i++) {
            for (int j = 0; j < n[1]; j++) {
                for (int k = 0; k < n[2]; k++) {
                    codeRow(band, blocks, i, j, k);
                }
            }
        }
    }

    private void codeRow(Band band, ZeroBlocks blocks, int i, int j, int k) {
        int flags = blocks.row(i, j, k);
        if (!blocks.any(flags)) {
            return;
        }
        row.fill(band, i, j, k);
        int at = row.at(band, i, j, k);
        int n = band.sizes()[3];
        int length = blocks.length();
        for (int from = 0, block = flags; from < n; from += length, block++) {
            if (blocks.isZero(block)) {
                continue;
            }
            int to = Math.min(n, from + length);
            for (int x = from; x < to; x++) {
                codeNumber(band, at, x);
            }
        }
    }

    private void codeNumber(Band band, int start, int x) {
        int at = start + x;
        int before = x > 0 ? near[at - 1] : 0;
        int second = x > 1 ? near[at - 2] : 0;
        int left = Math.abs(before);
        long sum = row.around[x] + 3L * left + Math.abs(second);
        int a = (int) (sum * row.aroundFactor >>> 16);
        int b = 0;
        int both = a;
        if (row.elsewhereFactor > 0) {
            b = (int) ((long) row.elsewhere[x] * row.elsewhereFactor >>> 16);
            both = (int) ((2L * a + b) * THIRD >>> 16);
        }
        int up = row.above < 0 ? 0 : near[row.above + x];
        int back = row.behind < 0 ? 0 : near[row.behind + x];
        int expected = Math.max(0, 31 - Integer.numberOfLeadingZeros(both >> ContextRow.FRACTION | 1));
        int first = (Math.min(AROUND - 1, fine(a) >> 1) * ELSEWHERE + Math.min(ELSEWHERE - 1, octave(b))) * SLOTS;
        int next = (band.kind() * FINE + Math.min(FINE - 1, fine(both))) * SLOTS;
        int scale = Math.max(0, expected - 1);
        int third = (((five(left >> scale) * 5 + five(Math.abs(up) >> scale)) * 5 + five(Math.abs(back) >> scale)) * 4
                        + Math.min(3, expected))
                * SLOTS;
        int set = (Math.min(3, expected) * 2 + (row.elsewhereFactor > 0 ? 1 : 0)) * SLOTS;
        long number = writes ? (long) numbers[at] : 0;
        int octave = codeOctave(octave(Math.abs(number)), expected, first, next, third, set);
        if (octave == 0) {
            return;
        }
        long size = codeRest(Math.abs(number), octave, Math.min(3, Math.max(0, octave - expected)));
        int signs = (sign(before) * 3 + sign(up)) * 3 + sign(back);
        boolean negative = alone.code(coder, 0, SIGNS + signs, number < 0 ? 1 : 0) == 1;
        numbers[at] = negative ? -size : size;
        int clipped = (int) Math.min(LARGEST, size);
        near[at] = negative ? -clipped : clipped;
    }

    /// @param a context of the first prediction, without the slot; likewise `b` and `c`, and the set of weights
    private int codeOctave(int octave, int expected, int a, int b, int c, int set) {
        int k = expected;
        if (expected > 0 && !ask(a, b, c, set, FIRST, octave >= k)) {
            for (k = expected - 1; k > 0; k--) {
                if (ask(a, b, c, set, Math.min(FIRST - 1, DOWN + expected - 1 - k), octave >= k)) {
                    break;
                }
            }
            return k;
        }
        while (k < OCTAVES && ask(a, b, c, set, Math.min(DOWN - 1, k - expected), octave > k)) {
            k++;
        }
        return k;
    }

    private boolean ask(int a, int b, int c, int set, int slot, boolean answer) {
        return mixed.code(coder, a + slot, b + slot, c + slot, set + slot, answer ? 1 : 0) == 1;
    }

    private long codeRest(long size, int octave, int above) {
        int rest = octave - 1;
        long known = 1;
        if (rest > 0) {
            rest--;
            known = 2 | alone.code(coder, 1, BITS + octave * 4 + above, (int) (size >>> rest) & 1);
        }
        if (rest > 0) {
            rest--;
            int context = SECOND + octave * 4 + (int) (known & 1) * 2;
            known = known << 1 | alone.code(coder, 2, context, (int) (size >>> rest) & 1);
        }
        return rest == 0 ? known : known << rest | coder.raw(size & (1L << rest) - 1, rest);
    }

    private static int sign(int v) {
        return Integer.signum(v) + 1;
    }

    private static int five(int size) {
        return size < 3 ? size : size < 5 ? 3 : 4;
    }

    private static int octave(long size) {
        return 64 - Long.numberOfLeadingZeros(size);
    }

    /// About four steps an octave.
    private static int fine(int average) {
        if (average < 4) {
            return average;
        }
        int octave = 31 - Integer.numberOfLeadingZeros(average);
        return 4 * (octave - 1) + (average >> (octave - 2) & 3);
    }
}
