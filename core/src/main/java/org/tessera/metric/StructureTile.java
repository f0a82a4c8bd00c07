package org.tessera.metric;

import org.jspecify.annotations.Nullable;
import org.tessera.field.Box;
import org.tessera.field.Rows;
import org.tessera.field.Shape;

/// What one tile adds to histogram, neighbour correlation and structural similarity.
///
/// It is read with a margin at the high end of each axis, so that windows and pairs that start in the tile are
/// whole; those that start in the margin belong to the next tile.
final class StructureTile {

    private final HistogramBins bins;
    private final AxisCorrelation axes;
    private final Ssim.Part similarity;

    StructureTile(
            Box core, PairReader reader, double half, CompareOptions options, double meanError, @Nullable Ssim ssim) {
        Shape shape = reader.original().spec().shape();
        PairTile tile = reader.read(withMargin(core, shape, options.ssim() ? Ssim.WINDOW - 1 : 1));
        this.bins = new HistogramBins(half, options.bins());
        this.axes = new AxisCorrelation(shape, meanError);
        this.similarity = ssim == null ? Ssim.Part.NONE : ssim.measure(tile, core);
        Box inTile = core.relativeTo(tile.box());
        if (options.bins() > 0) {
            Rows.forEach(inTile, tile.box().shape(), (inCore, at, length) -> count(tile, (int) at, length));
        }
        if (options.lags() > 0) {
            axes.add(tile, inTile);
        }
    }

    private static Box withMargin(Box core, Shape shape, int margin) {
        long[] sizes = core.shape().sizes();
        int rank = sizes.length;
        for (int axis = 0; axis < rank; axis++) {
            int needed = axis < rank - Ssim.MAX_AXES ? 1 : margin;
            sizes[axis] = Math.min(sizes[axis] + needed, shape.size(axis) - core.start(axis));
        }
        return new Box(core.origin(), Shape.of(sizes));
    }

    private void count(PairTile tile, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (!Double.isNaN(tile.original()[i])) {
                bins.add(tile.error()[i]);
            }
        }
    }

    HistogramBins bins() {
        return bins;
    }

    AxisCorrelation axes() {
        return axes;
    }

    Ssim.Part similarity() {
        return similarity;
    }
}
