package org.tessera.metric;

import org.jspecify.annotations.Nullable;
import org.tessera.field.Box;
import org.tessera.field.Rows;
import org.tessera.field.Shape;

/// Everything that the second pass gathers, of one tile or of the whole field; null what was not asked for.
final class StructureSums {

    private final StructurePlan plan;
    private final @Nullable HistogramBins bins;
    private final @Nullable AxisCorrelation axes;
    private final @Nullable Ssim ssim;
    private final @Nullable DistributionSums distribution;
    private final @Nullable DerivativeSums derivatives;
    private final @Nullable SeamSums seams;

    StructureSums(StructurePlan plan) {
        this.plan = plan;
        Shape shape = plan.shape();
        ValueStatistics values = plan.values();
        CompareOptions options = plan.options();
        Shape chunk = options.chunk();
        this.bins = plan.has(MetricGroup.HISTOGRAM) ? new HistogramBins(plan.half(), options.bins()) : null;
        this.axes = plan.has(MetricGroup.AUTOCORRELATION) ? new AxisCorrelation(shape, plan.meanError()) : null;
        this.ssim = plan.has(MetricGroup.SSIM) ? new Ssim(shape, values.mean(), values.range()) : null;
        this.distribution =
                plan.has(MetricGroup.DISTRIBUTION) ? new DistributionSums(shape, values.min(), values.max()) : null;
        this.derivatives = plan.has(MetricGroup.DERIVATIVES) ? new DerivativeSums(shape) : null;
        this.seams = plan.has(MetricGroup.SEAMS) && chunk != null ? new SeamSums(chunk) : null;
    }

    /// @param core the part of the tile that is not margin, in the field
    void add(PairTile tile, Box core) {
        Box inTile = core.relativeTo(tile.box());
        if (bins != null) {
            HistogramBins counted = bins;
            Rows.forEach(inTile, tile.box().shape(), (inCore, at, n) -> count(counted, tile, (int) at, n));
        }
        if (axes != null) {
            axes.add(tile, inTile);
        }
        if (ssim != null && !plan.broken()) {
            ssim.add(ssim.measure(tile, core));
        }
        if (distribution != null && !plan.broken()) {
            distribution.add(tile, inTile);
        }
        if (derivatives != null) {
            derivatives.add(tile, inTile);
        }
        if (seams != null) {
            seams.add(tile, inTile);
        }
    }

    private static void count(HistogramBins bins, PairTile tile, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (!Double.isNaN(tile.original()[i])) {
                bins.add(tile.error()[i]);
            }
        }
    }

    /// Adds what a later tile of the same plan gathered.
    void merge(StructureSums later) {
        if (bins != null && later.bins != null) {
            bins.merge(later.bins);
        }
        if (axes != null && later.axes != null) {
            axes.merge(later.axes);
        }
        if (ssim != null && later.ssim != null) {
            ssim.merge(later.ssim);
        }
        if (distribution != null && later.distribution != null) {
            distribution.merge(later.distribution);
        }
        if (derivatives != null && later.derivatives != null) {
            derivatives.merge(later.derivatives);
        }
        if (seams != null && later.seams != null) {
            seams.merge(later.seams);
        }
    }

    @Nullable
    Histogram histogram() {
        return bins == null ? null : bins.toHistogram();
    }

    @Nullable
    Similarity similarity(boolean broken) {
        return ssim == null ? null : ssim.similarity(broken);
    }

    double[] byAxis(double variance) {
        return axes == null ? new double[0] : axes.correlations(variance);
    }

    FurtherMeasures further(
            double meanSquareError, double meanSquare, boolean broken, @Nullable MultiScale multiScale) {
        return new FurtherMeasures(
                multiScale,
                distribution == null ? null : distribution.toDistribution(broken),
                derivatives == null ? null : derivatives.toDerivatives(meanSquareError, meanSquare),
                seams == null ? null : seams.toSeams(),
                null);
    }
}
