package org.tessera.formats.trial;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.tessera.Tessera;
import org.tessera.codec.Deviation;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.container.OrderedWork;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Variable;
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
        long[] sums = new long[4];
        Deviation[] deviation = {Deviation.NONE};
        List<ArrayField> tried = Stream.of(sample.blocks(), sample.chunk(), sample.parts())
                .flatMap(List::stream)
                .toList();
        int blocks = sample.blocks().size();
        int chunks = blocks + sample.chunk().size();
        int[] at = {0};
        OrderedWork.run(tried.size(), threads, number -> Tessera.compress(tried.get((int) number), options), made -> {
            int number = at[0]++;
            if (number < blocks) {
                sums[0] += made.report().spec().bytes();
                sums[1] += made.report().bytes();
                deviation[0] = deviation[0].plus(made.report().summary().deviation());
            } else {
                sums[number < chunks ? 2 : 3] += made.report().bytes();
            }
        });
        double chunkPart = sums[3] == 0 ? 1 : (double) sums[2] / sums[3];
        double bytes = (double) sums[1] * spec.bytes() / sums[0] * chunkPart + ONCE;
        return new Estimate(
                relative,
                tolerance,
                spec.bytes() / bytes,
                8 * bytes / spec.shape().count(),
                deviation[0].psnr(sample.range()),
                deviation[0].maxError());
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
