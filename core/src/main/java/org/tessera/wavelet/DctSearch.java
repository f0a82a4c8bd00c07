package org.tessera.wavelet;

import java.util.Arrays;
import java.util.List;
import org.tessera.field.ArrayField;
import org.tessera.stage.quantize.Grid;

/// Chooses the blocks of `dct`, whether their means are differenced, and the step, by what they cost on parts of the
/// chunk.
final class DctSearch {

    /// Values of each of the two parts.
    private static final int PART = 1 << 15;

    private static final int USUAL_BLOCK = 8;

    /// Bands beyond which coding is slow.
    private static final int MOST_BANDS = 1 << 15;

    private final List<ArrayField> parts;
    private final Grid grid;
    private final double tolerance;
    private DctPlan best;
    private long least;

    private DctSearch(List<ArrayField> parts, Grid grid, double tolerance, DctOptions options) {
        this.parts = parts;
        this.grid = grid;
        this.tolerance = tolerance;
        best = DctPlan.of(
                options.block() == 0 ? USUAL_BLOCK : options.block(),
                options.step() == 0 ? WaveletSearch.USUAL_STEP : options.step());
        least = size(best);
    }

    static DctPlan choose(ArrayField chunk, Grid grid, double tolerance, DctOptions options) {
        DctSearch search = new DctSearch(WaveletSearch.blocks(chunk, PART), grid, tolerance, options);
        if (options.block() == 0) {
            search.blocks();
        }
        search.better(search.best.withDiffers(false));
        if (options.step() == 0 && !search.steps(1)) {
            search.steps(-1);
        }
        return search.best;
    }

    /// Twice as large or half while that pays: along all axes, then along one after the other.
    private void blocks() {
        if (!scaled(0x1111)) {
            scaled(-0x1111);
        }
        int[] sizes = TransformPayload.working(parts.getFirst().spec().shape());
        for (int axis = Band.AXES - 1; axis >= 0; axis--) {
            if (sizes[axis] > 1 && !scaled(1 << 4 * axis)) {
                scaled(-(1 << 4 * axis));
            }
        }
    }

    /// @param change added to the octaves
    private boolean scaled(int change) {
        boolean any = false;
        while (isPossible(best.octaves() + change) && better(best.withOctaves(best.octaves() + change))) {
            any = true;
        }
        return any;
    }

    /// Whether blocks are not larger than the parts, and bands not too many.
    private boolean isPossible(int octaves) {
        int[] sizes = TransformPayload.working(parts.getFirst().spec().shape());
        DctPlan plan = best.withOctaves(octaves);
        long bands = 1;
        for (int axis = 0; axis < Band.AXES; axis++) {
            int block = plan.block(axis);
            boolean larger = block > best.block(axis) && sizes[axis] > 1;
            if (plan.octave(axis) > DctPlan.MOST_OCTAVE || larger && block > 2 * sizes[axis]) {
                return false;
            }
            bands *= Math.min(block, sizes[axis]);
        }
        return bands <= MOST_BANDS;
    }

    private boolean steps(int direction) {
        int[] steps = WaveletSearch.STEPS;
        boolean any = false;
        int at = Arrays.binarySearch(steps, best.step());
        for (at += direction; at >= 0 && at < steps.length && better(best.withStep(steps[at])); at += direction) {
            any = true;
        }
        return any;
    }

    private boolean better(DctPlan plan) {
        long size = size(plan);
        if (size >= least) {
            return false;
        }
        least = size;
        best = plan;
        return true;
    }

    /// Bytes of all parts; what cannot be coded is as large as can be.
    private long size(DctPlan plan) {
        long size = 0;
        for (ArrayField part : parts) {
            byte[] bytes = TransformPayload.encode(part, grid, tolerance, plan);
            if (bytes == null) {
                return Long.MAX_VALUE;
            }
            size += bytes.length;
        }
        return size;
    }
}
