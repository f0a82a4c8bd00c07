package org.tessera.neural.klt;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.MixedTriple;
import org.tessera.stage.entropy.SingleBits;

/// Codes the quantised coefficients of blocks.
///
/// What makes it better than a table for each coefficient: blocks differ in scale, and the coefficients of a block
/// tell it. The mean size of each coefficient so far, times how much larger this block is than expected up to here,
/// gives the size to expect, and that is the context. Groups at the end that are all zero take one bit.
final class CoefficientCoder {

    /// Where groups start that may be the first of nothing but zeros.
    private static final int[] GROUPS = {
        0, 1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384,
        448
    };

    private static final int BINS = 40;
    private static final int INDEX = 96;
    private static final int LOCAL = 9;
    private static final int SCALES = 8;
    private static final int SETS = 24;
    private static final int UNARY = 18;

    /// From this size on the lower bits are written as they are.
    private static final double LARGE = 16;

    /// How fast what was expected and found is forgotten along a block, and what a new block starts with.
    private static final double KEEP = 0.85;

    private static final double START = 1.0;

    /// How fast the mean sizes follow.
    private static final double SLOWEST = 1.0 / 96;

    private final BitCoder coder;
    private final MixedTriple zero = new MixedTriple(BINS, INDEX * LOCAL, BINS * SCALES, SETS);
    private final MixedTriple two = new MixedTriple(BINS, INDEX * LOCAL, BINS * SCALES, SETS);
    private final SingleBits unary = new SingleBits(BINS * UNARY, UNARY);
    private final SingleBits ends = new SingleBits(GROUPS.length * BINS, GROUPS.length);

    CoefficientCoder(BitCoder coder) {
        this.coder = coder;
    }

    /// Mean sizes of the coefficients of one kind of block.
    static final class Sizes {
        private final double[] mean;
        private int seen;

        /// @param deviations in steps
        Sizes(double[] deviations, double step) {
            mean = new double[deviations.length];
            for (int k = 0; k < mean.length; k++) {
                mean[k] = size(deviations[k] / step);
            }
        }

        /// The mean size of a rounded number of that deviation, roughly: small ones are rarely not zero.
        private static double size(double deviation) {
            double d = Math.min(deviation, 1e12) * 0.6;
            return d * d / (d + 0.4) + 1e-4;
        }

        private void learn(int[] q) {
            double rate = Math.max(SLOWEST, 1.0 / (seen + 6));
            for (int k = 0; k < mean.length; k++) {
                double size = Math.abs((double) q[k]);
                mean[k] += (size - mean[k]) * rate;
            }
            seen++;
        }
    }

    /// Codes the coefficients of a block.
    ///
    /// @param sizes of its kind; learn from it
    /// @param scale how much larger than expected the blocks near it were
    /// @param q what an encoder writes, and a decoder gets
    /// @return how much larger than expected it is itself
    double code(Sizes sizes, double scale, int[] q) {
        double[] mean = sizes.mean;
        int n = mean.length;
        int last = last(q, n);
        double found = START * scale;
        double expected = START;
        double foundAll = 0.5 * scale;
        double expectedAll = 0.5;
        int scaleBin = scaleBin(scale);
        int group = 0;
        for (int k = 0; k < n; k++) {
            if (group < GROUPS.length && GROUPS[group] == k) {
                double size = mean[k] * found / expected;
                int more = ends.code(coder, group, group * BINS + bin(size), k <= last ? 1 : 0);
                if (more == 0) {
                    java.util.Arrays.fill(q, k, n, 0);
                    break;
                }
                group++;
            }
            int a = k > 0 ? upToTwo(q[k - 1]) : 0;
            int b = k > 1 ? upToTwo(q[k - 2]) : 0;
            int local = Math.min(k, INDEX - 1) * LOCAL + a * 3 + b;
            q[k] = one(mean[k] * found / expected, mean[k], local, scaleBin, Math.min(k, SETS - 1), q[k]);
            double size = Math.abs((double) q[k]);
            found = KEEP * found + size;
            expected = KEEP * expected + mean[k];
            foundAll += size;
            expectedAll += mean[k];
        }
        sizes.learn(q);
        return Math.clamp(foundAll / expectedAll, 0x1p-6, 0x1p6);
    }

    private static int upToTwo(int q) {
        return q == 0 ? 0 : q == 1 || q == -1 ? 1 : 2;
    }

    private static int last(int[] q, int n) {
        int last = n - 1;
        while (last >= 0 && q[last] == 0) {
            last--;
        }
        return last;
    }

    private int one(double size, double mean, int local, int scaleBin, int set, int value) {
        int shift = size < LARGE ? 0 : Math.min(28, Math.getExponent(size) - 3);
        int bin = bin(Math.scalb(size, -shift));
        int third = bin(Math.scalb(mean, -shift)) * SCALES + scaleBin;
        int magnitude = Math.abs(value);
        int high = magnitude >>> shift;
        int coded = 0;
        if (zero.code(coder, bin, local, third, set, high == 0 ? 0 : 1) == 1) {
            coded = two.code(coder, bin, local, third, set, high > 1 ? 1 : 0) == 0 ? 1 : 2 + more(bin, high - 2);
        }
        long whole = (long) coded << shift;
        if (shift > 0) {
            whole |= coder.raw(magnitude & (1 << shift) - 1, shift);
        }
        if (whole == 0) {
            return 0;
        }
        return (int) (coder.raw(value < 0 ? 1 : 0, 1) == 1 ? -whole : whole);
    }

    /// In unary, or where that would be long, as a number of bits and these.
    private int more(int bin, int value) {
        int at = 0;
        while (at < UNARY - 1) {
            if (unary.code(coder, at, bin * UNARY + at, value > at ? 1 : 0) == 0) {
                return at;
            }
            at++;
        }
        int rest = value - at;
        int bits = (int) coder.raw(32 - Integer.numberOfLeadingZeros(Math.max(0, rest)), 5);
        return at + (int) coder.raw(rest, bits);
    }

    /// Four an octave from `2^-6` on.
    private static int bin(double size) {
        int quarter = (int) (Double.doubleToRawLongBits(size) >>> 50) - (1023 - 6 << 2);
        return Math.clamp(quarter, 0, BINS - 1);
    }

    private static int scaleBin(double scale) {
        return Math.clamp(Math.getExponent(scale) + SCALES / 2, 0, SCALES - 1);
    }
}
