package org.tessera.metric;

import org.tessera.field.Box;
import org.tessera.field.Shape;

/// What the second pass takes, and what it needs to know from the first.
///
/// A tile is read with a margin at the high end of each axis, so that windows, pairs and stencils that start in the
/// tile are whole; those that start in the margin belong to the next tile.
///
/// @param values of the original, from the first pass
/// @param meanError bias, from the first pass
/// @param half half width of the error histogram
/// @param broken whether a reconstruction is not finite
record StructurePlan(
        Shape shape, CompareOptions options, ValueStatistics values, double meanError, double half, boolean broken) {

    boolean has(MetricGroup group) {
        return options.has(group);
    }

    /// Whether there is anything for the pass over tiles.
    boolean reads() {
        return options.groups().stream().anyMatch(group -> switch (group) {
            case MS_SSIM, SPECTRUM -> false;
            case SEAMS -> options.chunk() != null;
            default -> true;
        });
    }

    StructureSums measure(Box core, PairReader reader) {
        StructureSums sums = new StructureSums(this);
        PairTile tile = reader.read(withMargin(core));
        sums.add(tile, core);
        return sums;
    }

    private Box withMargin(Box core) {
        int everywhere = has(MetricGroup.DERIVATIVES) ? DerivativeSums.MARGIN : 1;
        int margin = has(MetricGroup.SSIM) ? Ssim.WINDOW - 1 : everywhere;
        long[] sizes = core.shape().sizes();
        int rank = sizes.length;
        for (int axis = 0; axis < rank; axis++) {
            int needed = axis < rank - Ssim.MAX_AXES ? everywhere : margin;
            sizes[axis] = Math.min(sizes[axis] + needed, shape.size(axis) - core.start(axis));
        }
        return new Box(core.origin(), Shape.of(sizes));
    }
}
