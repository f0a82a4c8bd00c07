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
        boolean broken = counts[0].broken() > 0;
        StructureSums structure = structure(moments, values, broken);
        return new Comparison(
                counts[0],
                values,
                errors,
                structure.similarity(broken),
                options.has(MetricGroup.AUTOCORRELATION) ? autocorrelation(structure, moments) : null,
                structure.histogram(),
                structure.further(
                        errors.mse(),
                        values.mean() * values.mean() + values.std() * values.std(),
                        broken,
                        multiScale(values, broken)));
    }

    private record Measured(Moments moments, PointCounts counts) {}

    private Measured measure(Box box) {
        PairTile tile = reader.read(box);
        Moments moments = new Moments(shape);
        moments.add(tile);
        return new Measured(moments, tile.counts());
    }

    private StructureSums structure(Moments moments, ValueStatistics values, boolean broken) {
        double half = Double.isNaN(options.bound()) ? moments.maxFiniteError : options.bound();
        StructurePlan plan = new StructurePlan(shape, options, values, moments.meanE, half, broken);
        StructureSums sums = new StructureSums(plan);
        if (plan.reads()) {
            forEach(tiling(STRUCTURE_TILE_VALUES), core -> plan.measure(core, reader), sums::merge);
        }
        return sums;
    }

    private @Nullable MultiScale multiScale(ValueStatistics values, boolean broken) {
        return options.has(MetricGroup.MS_SSIM)
                ? new MultiScaleSsim(reader, shape, values.mean(), values.range()).measure(broken)
                : null;
    }

    private Autocorrelation autocorrelation(StructureSums structure, Moments moments) {
        double variance = moments.n == 0 ? Double.NaN : moments.ee / moments.n;
        LagCorrelation lags = new LagCorrelation(options.lags(), moments.meanE);
        Tiling runs = Tiling.runs(shape, STRUCTURE_TILE_VALUES);
        for (long i = 0; i < runs.count(); i++) {
            lags.add(reader.read(runs.box(i)));
        }
        return new Autocorrelation(lags.correlations(variance), structure.byAxis(variance));
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
