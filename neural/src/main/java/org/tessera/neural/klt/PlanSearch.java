package org.tessera.neural.klt;

import java.util.function.UnaryOperator;
import org.tessera.neural.block.Rounding;
import org.tessera.stage.entropy.RangeEncoder;

/// Looks for the plan that takes the fewest bytes, on a stretch of the blocks.
final class PlanSearch {

    /// Blocks that are coded for each try.
    private static final int SAMPLE = 256;

    /// Energy that is not covered by the vectors, as the error of each point in parts of the half step.
    private static final double UNCOVERED = 0.2;

    /// Step of the coefficients in half steps of the values.
    private static final double FIRST_STEP = 2.2;

    /// Noises that are tried besides 0.
    private static final int[] NOISES = {-3, 3};

    private final FittedBasis basis;
    private final Rounding rounding;
    private final double[] sample;
    private final int blocks;
    private final LinkFinder finder;
    private final LinkFinder.Links links;

    PlanSearch(FittedBasis basis, Rounding rounding, double[] values, double near) {
        this.basis = basis;
        this.rounding = rounding;
        int points = basis.basis().points();
        int all = values.length / points;
        blocks = Math.min(SAMPLE, all);
        int first = (all - blocks) / 2;
        sample = java.util.Arrays.copyOfRange(values, first * points, (first + blocks) * points);
        finder = new LinkFinder(new Faces(basis.axes()), sample, points, near);
        links = finder.find();
    }

    /// A plan for a bound that is good enough where there is no time to look for a better one.
    static BlockPlan quick(FittedBasis basis, Rounding rounding, LinkFinder.Links links) {
        return start(basis.basis(), rounding, FIRST_STEP * rounding.half(), UNCOVERED * rounding.half())
                .linked(!links.isEmpty(), links.ends());
    }

    /// The plan for a bound.
    ///
    /// @param all links of the whole chunk
    BlockPlan bounded(LinkFinder.Links all) {
        BlockPlan plan = quick(basis, rounding, all);
        long bytes = bytes(plan);
        if (plan.linked()) {
            for (int noise : NOISES) {
                BlockPlan other = plan.withNoise(noise);
                long tried = bytes(other);
                plan = tried < bytes ? other : plan;
                bytes = Math.min(bytes, tried);
            }
            BlockPlan plain = plan.withCopy(false);
            long tried = bytes(plain);
            plan = tried < bytes ? plain : plan;
            bytes = Math.min(bytes, tried);
        }
        BlockPlan finer = walk(plan, bytes, p -> p.withStep(p.step() * 0.84));
        return finer.equals(plan) ? walk(plan, bytes, p -> p.withStep(p.step() * 1.19)) : finer;
    }

    /// Goes on while it pays.
    private BlockPlan walk(BlockPlan from, long bytes, UnaryOperator<BlockPlan> next) {
        BlockPlan best = from;
        long least = bytes;
        while (true) {
            BlockPlan other = next.apply(best);
            long tried = bytes(other);
            if (tried >= least) {
                return best;
            }
            best = other;
            least = tried;
        }
    }

    /// A plan without neighbours.
    ///
    /// @param step of the coefficients
    /// @param uncovered error of each point that may be left to no vector
    static BlockPlan start(Basis basis, Rounding rounding, double step, double uncovered) {
        double most = uncovered * uncovered * basis.points();
        double tail = 0;
        int vectors = basis.count();
        while (vectors > 1) {
            double deviation = basis.deviations()[vectors - 1] / rounding.unit();
            tail += deviation * deviation;
            if (tail > most) {
                break;
            }
            vectors--;
        }
        return new BlockPlan(vectors, step, 0, true, false, 0);
    }

    private long bytes(BlockPlan plan) {
        RangeEncoder coder = new RangeEncoder();
        BlockSequence sequence =
                new BlockSequence(basis.conditionals(plan.vectors(), rounding), plan, rounding, true, basis.axes());
        int[][] own = null;
        if (plan.linked()) {
            own = new int[blocks][];
            for (int b = 0; b < blocks; b++) {
                own[b] = links.isEmpty() ? none() : links.of()[b].clone();
            }
        }
        double[] restored = sequence.run(coder, sample, blocks, own, finder);
        return restored == null ? Long.MAX_VALUE : coder.finish().length;
    }

    private int[] none() {
        int[] none = new int[new Faces(basis.axes()).axes];
        java.util.Arrays.fill(none, -1);
        return none;
    }
}
