package org.tessera.neural.klt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.neural.block.CorrectionCoder;
import org.tessera.neural.block.DifferenceCoder;
import org.tessera.neural.block.Rounding;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.SingleBits;

/// Codes the blocks of a chunk one after the other, in either direction.
///
/// For each block: which neighbours are known; from their faces the coefficients to expect; the quantised rest;
/// and under a bound, by how many steps points must be put right. Both directions reconstruct the same bits, since
/// what is expected comes from reconstructions. A block that the basis does not fit is coded by its differences.
final class BlockSequence {

    /// A coefficient is rounded to 0 up to this part of a step, to others as usual or a little less.
    private static final double TO_ZERO = 0.60;

    private static final double TO_NEXT = 0.54;

    /// Larger coefficients, corrections and numbers than an integer holds: the block is not coded so.
    private static final double LARGEST = 1 << 29;

    /// Roughly what a correction takes, in bits, and a coefficient that is not zero.
    private static final int CORRECTION = 6;

    private final Basis basis;
    private final BlockPlan plan;
    private final Rounding rounding;
    private final boolean bounded;
    private final Faces faces;
    private final int[] axes;
    private final int points;
    private final int count;
    private final Conditionals conditionals;
    private final CoefficientCoder.@Nullable Sizes[] sizes = new CoefficientCoder.Sizes[1 << Faces.AXES];

    /// Rows of coefficients and of points have room at their end, see [Rows#padded].
    private final int coefficientRow;

    private final int pointRow;
    private final int[] all;
    private final double[] expected;
    private final double[] difference;
    private final double[] own;
    private final double[] turned;
    private final double[] steps;
    private final double[] block;

    /// The coefficients of a block that are not 0.
    private final int[] found;

    /// The mean block, as the type can hold it.
    private final double[] base;

    private final int[] q;
    private final int[] k;
    private final boolean[] known;

    /// @param conditionals of a basis in units of the rounding, with as many vectors as the plan says
    /// @param bounded whether corrections follow
    BlockSequence(Conditionals conditionals, BlockPlan plan, Rounding rounding, boolean bounded, int[] axes) {
        this.conditionals = conditionals;
        this.basis = conditionals.basis();
        this.plan = plan;
        this.rounding = rounding;
        this.bounded = bounded;
        this.axes = axes;
        this.faces = conditionals.faces();
        points = basis.points();
        count = basis.count();
        coefficientRow = Rows.padded(count);
        pointRow = Rows.padded(points);
        all = Rows.all(Math.max(count, points));
        expected = new double[coefficientRow];
        difference = new double[pointRow];
        own = new double[coefficientRow];
        turned = new double[coefficientRow];
        steps = new double[count];
        found = new int[count];
        block = new double[pointRow];
        base = basis.mean().clone();
        rounding.round(base, 0, points);
        q = new int[count];
        k = new int[points];
        known = new boolean[points];
    }

    /// @param original block after block, or null in a decoder
    /// @param links of an encoder
    /// @return the reconstruction, block after block; null where something is too large to be coded
    double @Nullable [] run(
            BitCoder coder,
            double @Nullable [] original,
            int blocks,
            int @Nullable [][] links,
            @Nullable LinkFinder finder) {
        double[] restored = new double[blocks * points];
        LinkCoder linkCoder = plan.linked() ? new LinkCoder(coder, faces.axes, plan.ends(), blocks, finder) : null;
        CoefficientCoder coefficients = new CoefficientCoder(coder);
        CorrectionCoder corrections = bounded ? new CorrectionCoder(coder, axes, points) : null;
        DifferenceCoder differences = null;
        SingleBits kinds = new SingleBits(2, 1);
        double[] scales = new double[blocks];
        int[] noLinks = new int[faces.axes];
        Arrays.fill(noLinks, -1);
        int kind = 0;
        for (int b = 0; b < blocks; b++) {
            int[] link = links == null ? noLinks.clone() : links[b];
            int mask = linkCoder == null ? 0 : linkCoder.code(b, link);
            Conditional given = conditionals.of(mask, plan);
            double scale = expect(given, mask, link, restored, scales, b);
            int wanted = 0;
            if (original != null) {
                boolean fits = analyse(given, original, b);
                if (!bounded && !fits) {
                    return null;
                }
                if (bounded && (!fits || !quantised(given, original, b, mask, link, restored))) {
                    wanted = 1;
                }
            }
            kind = bounded ? kinds.code(coder, 0, kind, wanted) : 0;
            if (kind == 0) {
                scales[b] = coefficients.code(sizes(mask, given), scale, q);
                synthesise(given, mask, link, restored);
                if (corrections != null) {
                    boolean some = original != null && corrections(original, b) && isAny(k);
                    corrections.code(known, k, some);
                    correct();
                }
            } else {
                scales[b] = 1;
                differences = differences == null ? new DifferenceCoder(coder, axes) : differences;
                if (original != null && !rounded(original, b)) {
                    return null;
                }
                differences.code(k);
                for (int p = 0; p < points; p++) {
                    block[p] = rounding.round(base[p] + k[p] * (2 * rounding.half()));
                }
            }
            System.arraycopy(block, 0, restored, b * points, points);
        }
        return restored;
    }

    private CoefficientCoder.Sizes sizes(int mask, Conditional given) {
        CoefficientCoder.Sizes own = sizes[mask];
        if (own == null) {
            own = new CoefficientCoder.Sizes(given.deviations, plan.step());
            sizes[mask] = own;
        }
        return own;
    }

    /// Fills the expected coefficients; returns how much larger than expected the blocks near were.
    private double expect(Conditional given, int mask, int[] link, double[] restored, double[] scales, int b) {
        Arrays.fill(expected, 0);
        Arrays.fill(known, false);
        if (mask == 0) {
            return b > 0 ? scales[b - 1] : 1;
        }
        double sum = b > 0 ? scales[b - 1] : 1;
        int near = 1;
        for (int axis = 0; axis < faces.axes; axis++) {
            if ((mask >> axis & 1) != 0) {
                int from = link[axis] * points;
                int[] own = faces.own(axis, plan.ends());
                int[] theirs = faces.theirs(axis, plan.ends());
                for (int i = 0; i < own.length; i++) {
                    block[own[i]] = restored[from + theirs[i]];
                }
                sum += scales[link[axis]];
                near++;
            }
        }
        int[] seen = given.known;
        for (int f = 0; f < seen.length; f++) {
            difference[f] = block[seen[f]] - basis.mean()[seen[f]];
        }
        Rows.addSome(expected, given.gain, coefficientRow, all, difference, seen.length);
        return sum / near;
    }

    /// Quantises what the coefficients differ from what is expected; false where they are too large.
    private boolean analyse(Conditional given, double[] original, int b) {
        for (int p = 0; p < points; p++) {
            difference[p] = original[b * points + p] - basis.mean()[p];
        }
        Arrays.fill(own, 0);
        Rows.addSome(own, conditionals.byPoint(), coefficientRow, all, difference, points);
        for (int j = 0; j < count; j++) {
            own[j] -= expected[j];
        }
        double[] left = own;
        if (given.known.length > 0) {
            Arrays.fill(turned, 0);
            Rows.addSome(turned, given.transposed, coefficientRow, all, own, count);
            left = turned;
        }
        double inverse = 1 / plan.step();
        for (int j = 0; j < count; j++) {
            double steps = Math.abs(left[j]) * inverse;
            if (!(steps < LARGEST)) {
                return false;
            }
            int size = steps < TO_ZERO ? 0 : (int) (steps + 1 - TO_NEXT);
            q[j] = left[j] < 0 ? -size : size;
        }
        return true;
    }

    /// Reconstructs for a decision: false where coding the differences is surely shorter.
    private boolean quantised(Conditional given, double[] original, int b, int mask, int[] link, double[] restored) {
        double bits = 0;
        for (int value : q) {
            bits += value == 0 ? 0 : 3 + 2 * (31 - Integer.numberOfLeadingZeros(Math.abs(value)));
        }
        if (bits < 2 * points) {
            return true;
        }
        if (!rounded(original, b)) {
            return true;
        }
        double plain = DifferenceCoder.cost(k, axes);
        if (bits < plain / 2) {
            return true;
        }
        synthesise(given, mask, link, restored);
        if (!corrections(original, b)) {
            return false;
        }
        for (int value : k) {
            bits += value == 0 ? 0 : CORRECTION + 31 - Integer.numberOfLeadingZeros(Math.abs(value));
        }
        return bits < plain;
    }

    /// The block from expectation and coefficients, as the type can hold it.
    private void synthesise(Conditional given, int mask, int[] link, double[] restored) {
        int some = 0;
        for (int j = 0; j < count; j++) {
            if (q[j] != 0) {
                steps[some] = q[j] * plan.step();
                found[some++] = j;
            }
        }
        System.arraycopy(basis.mean(), 0, block, 0, points);
        if (mask == 0) {
            Rows.addSome(block, conditionals.byVector(), pointRow, found, steps, some);
        } else {
            System.arraycopy(expected, 0, turned, 0, coefficientRow);
            Rows.addSome(turned, given.directions, coefficientRow, found, steps, some);
            Rows.addSome(block, conditionals.byVector(), pointRow, all, turned, count);
        }
        rounding.round(block, 0, points);
        if (mask != 0 && plan.copy()) {
            copy(mask, link, restored);
        }
    }

    private void copy(int mask, int[] link, double[] restored) {
        for (int axis = 0; axis < faces.axes; axis++) {
            if ((mask >> axis & 1) != 0) {
                int from = link[axis] * points;
                int[] own = faces.own(axis, plan.ends());
                int[] theirs = faces.theirs(axis, plan.ends());
                for (int i = 0; i < own.length; i++) {
                    block[own[i]] = restored[from + theirs[i]];
                    known[own[i]] = true;
                }
            }
        }
    }

    /// By how many steps each point of the block is off.
    private boolean corrections(double[] original, int b) {
        double inverse = 1 / (2 * rounding.half());
        for (int p = 0; p < points; p++) {
            double steps = Math.rint((original[b * points + p] - block[p]) * inverse);
            if (!(Math.abs(steps) < LARGEST)) {
                return false;
            }
            k[p] = (int) steps;
        }
        return true;
    }

    private static boolean isAny(int[] numbers) {
        int all = 0;
        for (int number : numbers) {
            all |= number;
        }
        return all != 0;
    }

    private void correct() {
        double step = 2 * rounding.half();
        for (int p = 0; p < points; p++) {
            if (k[p] != 0) {
                block[p] = rounding.round(block[p] + k[p] * step);
            }
        }
    }

    /// The values of a block in steps from the mean block.
    private boolean rounded(double[] original, int b) {
        double inverse = 1 / (2 * rounding.half());
        for (int p = 0; p < points; p++) {
            double steps = Math.rint((original[b * points + p] - base[p]) * inverse);
            if (!(Math.abs(steps) < LARGEST)) {
                return false;
            }
            k[p] = (int) steps;
        }
        return true;
    }
}
