package org.tessera.wavelet;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.SingleBits;

/// Codes corrections of points, nearly all of them zero: one quick prediction from how many there are nearby.
final class CorrectionCoder {

    private static final int SIZES = 48;
    private static final int SIGNS = SIZES + 48 * 8;
    private static final int FLAGS = SIGNS + 27;
    private static final int ALONE = FLAGS + ZeroBlocks.CONTEXTS;
    private static final int LARGEST = 1 << 22;

    private final BitCoder coder;
    private final SingleBits bits = new SingleBits(ALONE, 4);
    private final double[] widths;
    private final int[] sizes;
    private final int[] near;
    private final ContextRow row;

    /// @param widths whole numbers, written from or read to
    CorrectionCoder(BitCoder coder, double[] widths, int[] sizes) {
        this.coder = coder;
        this.widths = widths;
        this.sizes = sizes;
        near = new int[widths.length];
        row = new ContextRow(near, sizes);
    }

    void code(boolean writes) {
        Band band = Band.whole(sizes);
        ZeroBlocks blocks = new ZeroBlocks(band, sizes);
        if (writes) {
            blocks.find(widths);
        }
        blocks.code(coder, bits, 3, FLAGS);
        for (int i = 0; i < sizes[0]; i++) {
            for (int j = 0; j < sizes[1]; j++) {
                for (int k = 0; k < sizes[2]; k++) {
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
        int start = row.at(band, i, j, k);
        int length = blocks.length();
        for (int from = 0, block = flags; from < sizes[3]; from += length, block++) {
            if (blocks.isZero(block)) {
                continue;
            }
            for (int x = from; x < Math.min(sizes[3], from + length); x++) {
                codePoint(start + x, x);
            }
        }
    }

    private void codePoint(int at, int x) {
        int before = x > 0 ? near[at - 1] : 0;
        int second = x > 1 ? near[at - 2] : 0;
        long sum = row.around[x] + 3L * Math.abs(before) + Math.abs(second);
        int context = (int) Math.min(SIZES - 1, sum * row.aroundFactor >>> 15);
        long number = (long) widths[at];
        if (bits.code(coder, 0, context, number != 0 ? 1 : 0) == 0) {
            return;
        }
        int up = row.above < 0 ? 0 : near[row.above + x];
        int back = row.behind < 0 ? 0 : near[row.behind + x];
        int signs = (sign(before) * 3 + sign(up)) * 3 + sign(back);
        boolean negative = bits.code(coder, 2, SIGNS + signs, number < 0 ? 1 : 0) == 1;
        long size = codeSize(context, Math.abs(number));
        widths[at] = negative ? -size : size;
        int clipped = (int) Math.min(LARGEST, size);
        near[at] = negative ? -clipped : clipped;
    }

    /// The octave in unary, the rest as it is.
    private long codeSize(int context, long size) {
        int octave = 1;
        int wanted = 64 - Long.numberOfLeadingZeros(size);
        while (octave < CoefficientCoder.OCTAVES
                && bits.code(coder, 1, SIZES + context * 8 + Math.min(7, octave - 1), wanted > octave ? 1 : 0) == 1) {
            octave++;
        }
        int rest = octave - 1;
        return 1L << rest | coder.raw(size & (1L << rest) - 1, rest);
    }

    private static int sign(int v) {
        return Integer.signum(v) + 1;
    }
}
