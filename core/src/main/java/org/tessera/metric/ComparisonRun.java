package org.tessera.metric;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.field.Tiling;

/// One comparison: a pass for extremes and moments, then, where asked for, a pass for what needs the mean and the
/// range first.
///
/// Tiles are read and measured in parallel and their parts combined in the order of the tiles.
final class ComparisonRun {

    private static final long TILE_VALUES = 1L << 18;
    private static final long STRUCTURE_TILE_VALUES = 1L << 20;
    private static final int TILES_AT_ONCE = 8;

    private final PairReader reader;
    private final CompareOptions options;
    private final Shape shape;

    ComparisonRun(Field original, Field reconstruction, CompareOptions options) {
        this.reader = new PairReader(original, reconstruction, options);
        this.options = options;
        this.shape = original.spec().shape();
    }

    Comparison run() {
        Moments moments = new Moments(shape);
        PointCounts[] counts = {PointCounts.NONE};
        forEach(tiling(TILE_VALUES), this::measure, part -> {
            moments.merge(part.moments());
            counts[0] = counts[0].plus(part.counts());
        });
        ValueStatistics values = ValueStatistics.of(moments);
        ErrorStatistics errors = ErrorStatistics.of(moments, values);
        if (!options.wantsStructure()) {
            return new Comparison(counts[0], values, errors, null, null, null);
        }
        Structure structure = structure(moments, values, counts[0]);
        return new Comparison(
                counts[0],
                values,
                errors,
                similarity(structure),
                autocorrelation(structure, moments),
                structure.bins());
    }

    private record Measured(Moments moments, PointCounts counts) {}

    private Measured measure(Box box) {
        PairTile tile = reader.read(box);
        Moments moments = new Moments(shape);
        moments.add(tile);
        return new Measured(moments, tile.counts());
    }

    private record Structure(
            AxisCorrelation axes,
            @Nullable Ssim ssim,
            @Nullable Histogram bins,
            boolean broken) {}

    private Structure structure(Moments moments, ValueStatistics values, PointCounts counts) {
        boolean broken = counts.broken() > 0;
        Ssim ssim = options.ssim() ? new Ssim(shape, values.mean(), values.range()) : null;
        AxisCorrelation axes = new AxisCorrelation(shape, moments.meanE);
        double half = Double.isNaN(options.bound()) ? moments.maxFiniteError : options.bound();
        HistogramBins bins = new HistogramBins(half, options.bins());
        forEach(
                tiling(STRUCTURE_TILE_VALUES),
                core -> new StructureTile(core, reader, half, options, moments.meanE, broken ? null : ssim),
                part -> {
                    axes.merge(part.axes());
                    bins.merge(part.bins());
                    if (ssim != null) {
                        ssim.add(part.similarity());
                    }
                });
        return new Structure(axes, ssim, options.bins() > 0 ? bins.toHistogram() : null, broken);
    }

    private static @Nullable Similarity similarity(Structure structure) {
        Ssim ssim = structure.ssim();
        return ssim == null ? null : ssim.similarity(structure.broken());
    }

    private @Nullable Autocorrelation autocorrelation(Structure structure, Moments moments) {
        if (options.lags() == 0) {
            return null;
        }
        double variance = moments.n == 0 ? Double.NaN : moments.ee / moments.n;
        LagCorrelation lags = new LagCorrelation(options.lags(), moments.meanE);
        Tiling runs = Tiling.runs(shape, STRUCTURE_TILE_VALUES);
        for (long i = 0; i < runs.count(); i++) {
            lags.add(reader.read(runs.box(i)));
        }
        return new Autocorrelation(lags.correlations(variance), structure.axes().correlations(variance));
    }

    private Tiling tiling(long budget) {
        return Tiling.grains(shape, reader.original().grain(), budget);
    }

    private static <P> void forEach(Tiling tiling, Function<Box, P> measure, Consumer<P> inOrder) {
        for (long from = 0; from < tiling.count(); from += TILES_AT_ONCE) {
            long to = Math.min(tiling.count(), from + TILES_AT_ONCE);
            List<P> parts = LongStream.range(from, to)
                    .parallel()
                    .mapToObj(number -> measure.apply(tiling.box(number)))
                    .toList();
            parts.forEach(inOrder);
        }
    }
}
