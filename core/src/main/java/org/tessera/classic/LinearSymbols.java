package org.tessera.classic;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.Magnitudes;
import org.tessera.stage.entropy.MixedIntegers;
import org.tessera.stage.entropy.SymbolLog;

/// The contexts in which `linear` codes the residual of a point: the residuals around it, how far the prediction is
/// from the value before, what it is, and between which integers it lies.
final class LinearSymbols {

    private static final int SIZES = 10;
    private static final int SPREADS = 24;
    private static final int LEVELS = 16;
    private static final int FRACTIONS = 5;

    private final MixedIntegers mixed = new MixedIntegers(
            new int[] {
                SymbolLog.BINS,
                SIZES * SIZES * SIZES,
                SPREADS * SIZES * SIZES,
                SIZES * SIZES * SIZES,
                LEVELS * SIZES * SIZES,
                FRACTIONS * 32
            },
            FRACTIONS * 9,
            3);
    private final byte[] magnitudes;
    private final int row;
    private final int plane;
    private int sign;

    /// @param sizes axis sizes, slowest first
    LinearSymbols(int[] sizes) {
        int rank = sizes.length;
        row = sizes[rank - 1];
        plane = rank > 2 ? row * sizes[rank - 2] : 0;
        int count = row;
        for (int axis = 0; axis < rank - 1; axis++) {
            count *= sizes[axis];
        }
        magnitudes = new byte[count];
    }

    /// Codes the residual of the point `at`, the `i`-th of its row.
    ///
    /// @param before value of the point before, in steps
    int code(BitCoder coder, int at, int i, double prediction, double before, int residual) {
        int left = i > 0 ? magnitudes[at - 1] : 0;
        int left2 = i > 1 ? magnitudes[at - 2] : left;
        int up = at >= row ? magnitudes[at - row] : left;
        int next = at >= row && i + 1 < row ? magnitudes[at - row + 1] : up;
        int upLeft = at >= row && i > 0 ? magnitudes[at - row - 1] : up;
        int behind = plane > 0 && at >= plane ? magnitudes[at - plane] : up;
        int mean = (2 * left + left2 + 2 * up + next + upLeft + 2 * behind) / 9;
        double nearest = Math.rint(prediction);
        int fraction = (int) Math.floor((prediction - nearest + 0.5) * (FRACTIONS - 1) + 0.5);
        int spread = Math.min(SPREADS - 1, Magnitudes.of((int) Math.min(1e6, 2 * Math.abs(before - prediction))) / 3);
        int level = (int) Math.min(LEVELS - 1, Math.abs(nearest));
        mixed.context(0, Math.min(SymbolLog.BINS - 1, mean));
        mixed.context(1, (size(left) * SIZES + size(up)) * SIZES + size(behind));
        mixed.context(2, (spread * SIZES + size(mean)) * SIZES + size(left));
        mixed.context(3, (size(left2) * SIZES + size(next)) * SIZES + size(upLeft));
        mixed.context(4, (level * SIZES + size(left)) * SIZES + size(mean));
        mixed.context(5, fraction * 32 + Math.min(31, mean));
        int set = mean == 0 ? 0 : mean < 8 ? 1 : 2;
        int coded = mixed.code(coder, set, fraction * 9 + sign, residual);
        magnitudes[at] = Magnitudes.of(coded);
        sign = sign % 3 * 3 + (coded == 0 ? 0 : coded < 0 ? 1 : 2);
        return coded;
    }

    private static int size(int magnitude) {
        return FittedSymbols.size(magnitude);
    }
}
