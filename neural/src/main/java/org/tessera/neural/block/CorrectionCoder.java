package org.tessera.neural.block;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.MixedTriple;
import org.tessera.stage.entropy.SingleBits;

/// Codes by how many steps each point of a block must be put right: mostly none.
///
/// A bit for the block, one for each of its rows, one for each point of a row; contexts are the place in the block,
/// the corrections next to it, and how many there were in the block before.
public final class CorrectionCoder {

    private static final int NEAR = 16;
    private static final int RATES = 64;
    private static final int UNARY = 16;

    private final BitCoder coder;
    private final int row;
    private final int rows;
    private final int plane;
    private final SingleBits any = new SingleBits(RATES, 1);
    private final MixedTriple rowBits;
    private final MixedTriple pointBits;
    private final SingleBits signs = new SingleBits(9, 1);
    private final SingleBits unary = new SingleBits(UNARY * 4, UNARY);
    private final boolean[] marked;

    /// Mean number of corrections in a block, lately.
    private double mean;

    /// @param axes sizes of a block, slowest first
    public CorrectionCoder(BitCoder coder, int[] axes, int points) {
        this.coder = coder;
        row = axes.length == 0 ? 1 : axes[axes.length - 1];
        rows = points / row;
        plane = axes.length > 1 ? axes[axes.length - 2] : 1;
        marked = new boolean[rows + plane + 1];
        rowBits = new MixedTriple(rows * 2, NEAR * 4, RATES * 4, 4);
        pointBits = new MixedTriple(points * 2, NEAR * 8, RATES * 8, 8);
    }

    /// @param known whether the point was taken from a neighbour
    /// @param k what an encoder writes, and a decoder gets
    ///
    /// @param some of an encoder: whether any is not 0
    public void code(boolean[] known, int[] k, boolean some) {
        int rate = rate(mean);
        if (any.code(coder, 0, rate, some ? 1 : 0) == 0) {
            java.util.Arrays.fill(k, 0);
            mean -= mean / 8;
            return;
        }
        int found = 0;
        for (int r = 0; r < rows; r++) {
            found += row(known, k, r, rate, found);
        }
        mean += (found - mean) / 8;
    }

    private int row(boolean[] known, int[] k, int r, int rate, int found) {
        int from = r * row;
        boolean some = false;
        for (int i = from; i < from + row; i++) {
            some |= k[i] != 0;
        }
        int above = r > 0 && marked[plane + r - 1] ? 1 : 0;
        int back = marked[r] ? 1 : 0;
        int fresh = known[from + row / 2] ? 1 : 0;
        int density = density(found, from);
        int near = (above << 1 | back) << 2 | density;
        int coded = rowBits.code(coder, r * 2 + fresh, near, rate * 4 + density, above + back, some ? 1 : 0);
        marked[plane + r] = coded == 1;
        if (coded == 0) {
            java.util.Arrays.fill(k, from, from + row, 0);
            return 0;
        }
        int count = 0;
        for (int i = 0; i < row; i++) {
            int at = from + i;
            if (i == row - 1 && count == 0) {
                k[at] = value(k, at, k[at]);
                count++;
                continue;
            }
            int left = i > 0 && k[at - 1] != 0 ? 1 : 0;
            int up = r > 0 && k[at - row] != 0 ? 1 : 0;
            int behind = r >= plane && k[at - plane * row] != 0 ? 1 : 0;
            int context = (left << 2 | up << 1 | behind) << 3 | Math.min(count, 1) << 2 | density;
            int bit = pointBits.code(
                    coder,
                    at * 2 + (known[at] ? 1 : 0),
                    context,
                    rate * 8 + density * 2 + Math.min(count, 1),
                    left + up + behind + Math.min(count, 1) * 4,
                    k[at] == 0 ? 0 : 1);
            k[at] = bit == 0 ? 0 : value(k, at, k[at]);
            count += bit;
        }
        return count;
    }

    /// A number that is not 0.
    private int value(int[] k, int at, int value) {
        int left = at % row > 0 ? Integer.signum(k[at - 1]) + 1 : 1;
        int up = at >= row ? Integer.signum(k[at - row]) + 1 : 1;
        int negative = signs.code(coder, 0, left * 3 + up, value < 0 ? 1 : 0);
        int size = Math.abs(value) - 1;
        int context = (left == 1 || Math.abs(k[at - 1]) == 1 ? 0 : 1) + (up == 1 || Math.abs(k[at - row]) == 1 ? 0 : 2);
        int coded = 0;
        while (coded < UNARY - 1 && unary.code(coder, coded, context * UNARY + coded, size > coded ? 1 : 0) == 1) {
            coded++;
        }
        if (coded == UNARY - 1) {
            int rest = size - coded;
            int bits = (int) coder.raw(32 - Integer.numberOfLeadingZeros(Math.max(0, rest)), 5);
            coded += (int) coder.raw(rest, bits);
        }
        return negative == 1 ? -coded - 1 : coded + 1;
    }

    /// Of the rows up to here, how full.
    private static int density(int found, int from) {
        return found == 0 ? 0 : 16 * found < from ? 1 : 4 * found < from ? 2 : 3;
    }

    private static int rate(double mean) {
        return Math.clamp((int) (Double.doubleToRawLongBits(mean + 0x1p-5) >>> 50) - (1023 - 5 << 2), 0, RATES - 1);
    }
}
