package org.tessera.wavelet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Shape;
import org.tessera.stage.quantize.Grid;

/// Chooses decomposition, depth and step by what they cost on blocks of the data, one after the other.
final class WaveletSearch {

    /// The step that is best most often.
    static final int USUAL_STEP = 40;

    static final int[] STEPS = {12, 16, 20, 24, 32, 40, 56, 80};

    /// Plans with so few levels are another family: it may lose on a block and win on the chunk.
    private static final int SHALLOW = 1;

    /// The better of the other family is tried on the whole chunk when it is within this on the blocks.
    private static final double NEAR = 1.3;

    /// Values of a block where smaller ones show next to nothing.
    private static final int LARGE = 1 << 18;

    /// Fewer bytes than one for so many values are few.
    private static final int SPARSE = 64;

    private final List<ArrayField> blocks;
    private final Grid grid;
    private final double tolerance;

    private WaveletPlan best = new WaveletPlan(0, WaveletPlan.DEEPEST, false, USUAL_STEP);
    private int least;

    /// The least before the step was tuned, and the best of both families.
    private int leastUntuned;

    private @Nullable WaveletPlan shallow;
    private @Nullable WaveletPlan deep;
    private int leastShallow = Integer.MAX_VALUE;
    private int leastDeep = Integer.MAX_VALUE;

    private WaveletSearch(List<ArrayField> blocks, Grid grid, double tolerance) {
        this.blocks = blocks;
        this.grid = grid;
        this.tolerance = tolerance;
    }

    /// The plan that is cheapest on two blocks, and the best of the other family when it comes near.
    ///
    /// @param most values of a block
    static List<WaveletPlan> choose(ArrayField chunk, Grid grid, double tolerance, WaveletOptions options, int most) {
        WaveletSearch search = new WaveletSearch(blocks(chunk, most), grid, tolerance);
        search.run(options);
        if (options.isThorough() && search.isSparse()) {
            search = new WaveletSearch(blocks(chunk, LARGE), grid, tolerance);
            search.run(options);
        }
        WaveletPlan other = search.best.depth() <= SHALLOW ? search.deep : search.shallow;
        int size = search.best.depth() <= SHALLOW ? search.leastDeep : search.leastShallow;
        return other != null && search.blocks.getFirst() != chunk && size < NEAR * search.leastUntuned
                ? List.of(search.best, other.withStep(search.best.step()))
                : List.of(search.best);
    }

    /// Whether the blocks show next to nothing: then larger ones must be looked at, and that is quick.
    private boolean isSparse() {
        long values = 0;
        for (ArrayField block : blocks) {
            values += block.size();
        }
        return blocks.size() > 1 && least < values / SPARSE;
    }

    private void run(WaveletOptions options) {
        best = best.withStep(options.step() == 0 ? USUAL_STEP : options.step());
        if (options.mode() == WaveletOptions.Mode.PACKET) {
            best = best.withApart(WaveletPlan.ALL);
        }
        least = size(best);
        if (options.mode() == WaveletOptions.Mode.AUTO) {
            decomposition();
        }
        depth();
        leastUntuned = least;
        if (options.step() == 0 && !steps(1)) {
            steps(-1);
        }
    }

    private boolean better(WaveletPlan plan) {
        int size = size(plan);
        if (size >= least) {
            return false;
        }
        least = size;
        best = plan;
        return true;
    }

    /// All axes together, all apart, or one apart.
    private void decomposition() {
        int[] sizes = TransformPayload.working(blocks.getFirst().spec().shape());
        int axes = 0;
        for (int n : sizes) {
            axes += n > 1 ? 1 : 0;
        }
        if (axes < 2) {
            return;
        }
        better(best.withApart(WaveletPlan.ALL));
        for (int axis = 0; axis < Band.AXES && axes > 2; axis++) {
            if (sizes[axis] > 1) {
                better(best.withApart(1 << axis));
            }
        }
    }

    /// No level or few, then fewer than all, while that pays: at jumps, coarse details cost more than they spare.
    private void depth() {
        int levels = WaveletTransform.levels(
                TransformPayload.working(blocks.getFirst().spec().shape()));
        for (int depth = 0; depth < levels; depth++) {
            boolean raw = better(best.withDepth(depth, false));
            boolean differs = (depth == 0 || best.differs()) && better(best.withDepth(depth, true));
            if (depth > 0 && !raw && !differs) {
                break;
            }
        }
        boolean better = best.depth() == WaveletPlan.DEEPEST;
        for (int depth = levels - 1; depth > 1 && better; depth--) {
            better = better(best.withDepth(depth, best.differs()));
        }
    }

    private boolean steps(int direction) {
        boolean any = false;
        int at = java.util.Arrays.binarySearch(STEPS, best.step());
        for (at += direction; at >= 0 && at < STEPS.length; at += direction) {
            if (!better(best.withStep(STEPS[at]))) {
                return any;
            }
            any = true;
        }
        return any;
    }

    /// Bytes of all blocks; what cannot be coded is as large as can be.
    private int size(WaveletPlan plan) {
        int size = 0;
        for (ArrayField block : blocks) {
            byte[] bytes = TransformPayload.encode(block, grid, tolerance, plan);
            if (bytes == null) {
                return Integer.MAX_VALUE;
            }
            size += bytes.length;
        }
        if (plan.depth() <= SHALLOW && size < leastShallow) {
            leastShallow = size;
            shallow = plan;
        } else if (plan.depth() > SHALLOW && size < leastDeep) {
            leastDeep = size;
            deep = plan;
        }
        return size;
    }

    /// The chunk when it is small, else two blocks on its diagonal, about cubic.
    static List<ArrayField> blocks(ArrayField chunk, int most) {
        Shape shape = chunk.spec().shape();
        if (shape.count() <= 2L * most) {
            return List.of(chunk);
        }
        long[] sizes = shape.sizes();
        while (Shape.of(sizes).count() > most) {
            int longest = 0;
            for (int axis = 1; axis < sizes.length; axis++) {
                longest = sizes[axis] > sizes[longest] ? axis : longest;
            }
            sizes[longest] -= Math.max(1, sizes[longest] / 8);
        }
        List<ArrayField> blocks = new ArrayList<>();
        for (int part = 1; part <= 3; part += 2) {
            long[] origin = new long[sizes.length];
            for (int axis = 0; axis < sizes.length; axis++) {
                origin[axis] = (shape.size(axis) - sizes[axis]) * part / 4;
            }
            blocks.add(chunk.read(new Box(origin, Shape.of(sizes))));
        }
        return blocks;
    }
}
