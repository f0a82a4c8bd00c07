package org.tessera.science.approx;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.MixedIntegers;

/// The numbers of a group of cells in mixed models: those of each cell, and the shapes that the cells share.
/// The same calls write and read.
final class GroupNumbers {

    /// What a number is: `FRAME` and the five after it are those of a frame.
    static final int KIND = 0;

    static final int WEIGHT = 1;
    static final int COUNT = 2;
    static final int EXPONENT = 3;
    static final int BLOCK = 4;
    static final int MANNER = 5;
    static final int FRAME = 6;
    static final int SCORE = 12;

    /// Ranks of shapes whose scores are told apart.
    static final int SCORES = 4;

    private static final int KINDS = 16;
    private static final int BINS = 16;
    private static final int FIVE = 5;
    private static final int DEGREES = 32;
    private static final int PARITIES = 8;
    private static final int SETS = 4;

    private final BitCoder coder;
    private final MixedIntegers side =
            new MixedIntegers(new int[] {KINDS, KINDS * FIVE, KINDS * FIVE, KINDS * 3, BINS, 1}, KINDS * 3, KINDS);
    private final MixedIntegers shape = new MixedIntegers(
            new int[] {BINS, DEGREES, FIVE * PARITIES, PARITIES * PARITIES, 3 * FIVE, PARITIES * PARITIES}, 3, SETS);

    GroupNumbers(BitCoder coder) {
        this.coder = coder;
    }

    /// A number of a cell or of a shape.
    ///
    /// @param before the number of this kind before it
    /// @param earlier the one before that
    int side(int kind, int value, int before, int earlier) {
        side.context(0, kind);
        side.context(1, kind * FIVE + five(before));
        side.context(2, kind * FIVE + five(earlier));
        side.context(3, kind * 3 + Integer.signum(before) + 1);
        side.context(4, bin(size(before) + size(earlier)));
        side.context(5, 0);
        return side.code(coder, kind, kind * 3 + Integer.signum(before) + 1, value);
    }

    /// The numbers of a shape; blocks of zeros take a bit.
    ///
    /// @param numbers written, or filled in
    /// @param last those of the shape before; zeros for the first
    /// @param rank of the shape in its group
    void shape(Modes modes, int[] numbers, int[] last, int rank) {
        int[] filled = new int[modes.starts.length - 1];
        for (int b = 0; b < filled.length; b++) {
            int near = 0;
            for (int axis = 0; axis < CellFrame.AXES; axis++) {
                int lower = modes.lowerBlock[axis][b];
                near += lower < 0 ? 0 : filled[lower];
            }
            int before = holds(last, modes.starts[b], modes.starts[b + 1]);
            filled[b] = side(BLOCK, holds(numbers, modes.starts[b], modes.starts[b + 1]), near, before);
            if (filled[b] != 0) {
                filled[b] = 1;
                block(modes, b, numbers, last, rank);
            }
        }
    }

    private static int holds(int[] numbers, int from, int to) {
        for (int m = from; m < to; m++) {
            if (numbers[m] != 0) {
                return 1;
            }
        }
        return 0;
    }

    private void block(Modes modes, int block, int[] numbers, int[] last, int rank) {
        for (int m = modes.starts[block]; m < modes.starts[block + 1]; m++) {
            int near = 0;
            int far = 0;
            for (int axis = 0; axis < CellFrame.AXES; axis++) {
                int one = modes.lower[2 * axis][m];
                int two = modes.lower[2 * axis + 1][m];
                near += one < 0 ? 0 : size(numbers[one]);
                far += two < 0 ? 0 : size(numbers[two]);
            }
            int i = modes.i[m];
            int j = modes.j[m];
            int k = modes.k[m];
            int degree = i + j + k;
            int odd = (i & 1) << 2 | (j & 1) << 1 | k & 1;
            int bin = bin(2 * (near + far));
            shape.context(0, bin);
            shape.context(1, Math.min(degree, DEGREES - 1));
            shape.context(2, five(last[m]) * PARITIES + odd);
            shape.context(3, odd * PARITIES + Math.min(degree >> 2, PARITIES - 1));
            shape.context(4, Math.min(far, 3 * FIVE - 1));
            shape.context(5, Math.min(rank, PARITIES - 1) * PARITIES + (bin >> 1));
            int set = bin == 0 ? 0 : bin < 4 ? 1 : bin < 8 ? 2 : 3;
            numbers[m] = shape.code(coder, set, Integer.signum(last[m]) + 1, numbers[m]);
        }
    }

    private static int size(int value) {
        return value == Integer.MIN_VALUE ? 1 << 20 : Math.min(1 << 20, Math.abs(value));
    }

    private static int five(int value) {
        int size = size(value);
        return size < 3 ? size : size < 6 ? 3 : 4;
    }

    private static int bin(int sum) {
        return sum < 6 ? sum : Math.min(BINS - 1, 1 + 2 * (31 - Integer.numberOfLeadingZeros(sum)));
    }
}
