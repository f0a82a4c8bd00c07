package org.tessera.formats.trial;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.tessera.Tessera;
import org.tessera.codec.Deviation;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.container.OrderedWork;
import org.tessera.container.VariableReport;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Variable;
import org.tessera.lowrank.TuckerCodec;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.Absolute;
import org.tessera.target.ErrorBound;
import org.tessera.target.Lossless;

/// What a bound would cost a whole variable, from a [Sample] of it that was compressed and checked.
///
/// @param relative the bound as a fraction of the value range
/// @param tolerance the same in the unit of the values
/// @param ratio original bytes to compressed bytes
/// @param bitsPerValue compressed bits
/// @param psnr in dB
/// @param maxError largest error in the blocks
public record Estimate(
        double relative, double tolerance, double ratio, double bitsPerValue, double psnr, double maxError) {

    /// Bytes of a file that do not grow with the variable.
    private static final long ONCE = 320;

    public static Estimate of(Variable variable, Sample sample, double relative, int threads) throws IOException {
        FieldSpec spec = variable.field().spec();
        double tolerance = relative * sample.range();
        CompressorOptions options = options(variable, tolerance);
        List<ArrayField> tried = Stream.of(sample.blocks(), sample.chunk(), sample.parts())
                .flatMap(List::stream)
                .toList();
        Sums sums = new Sums(sample, tolerance, spec.shape().count());
        OrderedWork.run(
                tried.size(),
                threads,
                number -> Tessera.compress(tried.get((int) number), options),
                made -> sums.add(made.report()));
        double bytes = sums.bytes() + ONCE;
        return new Estimate(
                relative,
                tolerance,
                spec.bytes() / bytes,
                8 * bytes / spec.shape().count(),
                sums.psnr(),
                sums.maxError);
    }

    /// Blocks in order, then the chunk, then its parts. The bytes of a block stand to its roughness as those of the
    /// variable to the roughness of the whole (ratio estimator, each block weighted by one over its chance).
    private static final class Sums {
        private final Sample sample;
        private final double tolerance;
        private final long count;
        private int number;
        private double weightedBytes;
        private double weightedRoughness;
        private double weightedPoints;
        private double weightedSquares;
        private double maxError;
        private long chunkBytes;
        private long partBytes;
        private boolean lowRank;

        Sums(Sample sample, double tolerance, long count) {
            this.sample = sample;
            this.count = count;
            this.tolerance = tolerance;
        }

        void add(VariableReport report) {
            int i = number++;
            int blocks = sample.blocks().size();
            if (i >= blocks) {
                boolean chunk = i < blocks + sample.chunk().size();
                lowRank |= chunk && report.codecs().containsKey(TuckerCodec.ID.name());
                chunkBytes += chunk ? report.bytes() : 0;
                partBytes += chunk ? 0 : report.bytes();
                return;
            }
            double weight = sample.weight(i);
            Deviation deviation = report.summary().deviation();
            weightedBytes += weight * report.bytes();
            weightedRoughness += weight * sample.roughness().get(i).bits(tolerance);
            weightedPoints += weight * deviation.points();
            weightedSquares += weight * deviation.sumSquares();
            maxError = Math.max(maxError, deviation.maxError());
        }

        double bytes() {
            if (sample.whole()) {
                return weightedBytes;
            }
            if (lowRank) {
                // Its size hardly depends on how rough a chunk is, and not at all like that of blocks on its own.
                long points =
                        sample.chunk().stream().mapToLong(ArrayField::size).sum();
                return (double) chunkBytes * count / points;
            }
            double blocks = weightedBytes / weightedRoughness * sample.all().bits(tolerance) / sample.looked();
            return blocks * (partBytes == 0 ? 1 : (double) chunkBytes / partBytes);
        }

        double psnr() {
            double rms = weightedPoints == 0 ? 0 : Math.sqrt(weightedSquares / weightedPoints);
            return rms == 0 ? Double.POSITIVE_INFINITY : -20 * StrictMath.log10(rms / sample.range());
        }
    }

    /// Options for one block: `auto`, as compress takes it; one thread, since blocks run side by side.
    public static CompressorOptions options(Variable variable, double tolerance) {
        ErrorBound bound = tolerance > 0 ? new Absolute(tolerance) : new Lossless();
        return CompressorOptions.of(bound)
                .withCodec(OptionText.parse("auto"))
                .withThreads(1)
                .withRules(variable.masks(MaskRules.NONE));
    }

    /// Of many bounds, loosest first.
    public static List<Estimate> all(Variable variable, Sample sample, List<Double> bounds, int threads)
            throws IOException {
        List<Estimate> estimates = new java.util.ArrayList<>();
        for (double bound : bounds) {
            estimates.add(of(variable, sample, bound, threads));
        }
        return estimates;
    }
}
