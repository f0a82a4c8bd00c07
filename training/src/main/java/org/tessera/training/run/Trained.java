package org.tessera.training.run;

import org.jspecify.annotations.Nullable;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.Folding;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.loss.CodebookBottleneck;
import org.tessera.training.loss.RateBottleneck;
import org.tessera.training.net.Parameters;

/// A network taken out of its run: batch norms folded, log-variances dropped.
///
/// @param folded layers and numbers of encoder and decoder
/// @param coding of its latents, or null when they are floats
/// @param codebook of its latents, or null
/// @param validation what it reached
/// @param epoch in which
/// @param step in which
public record Trained(
        Folding.Folded folded,
        @Nullable LatentCoding coding,
        float @Nullable [] codebook,
        int codebookEntries,
        Reached validation,
        int epoch,
        long step) {

    /// @param loss of the validation blocks
    /// @param psnr of their values, dB
    /// @param psnrNormalised of what the network sees, dB
    /// @param bits a value
    public record Reached(double loss, double psnr, double psnrNormalised, double bits) {}

    static Trained of(Architecture architecture, Network network, Validation.Result result, Position at) {
        Parameters parameters = network.parameters();
        float[] values = parameters.trainedValues();
        float[] statistics = parameters.statisticValues();
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : architecture.parameters()) {
            float[] slice = parameters.slice(spec.name(), values, statistics);
            // A variational encoder has its means first, its log-variances after them.
            int count = Math.toIntExact(spec.count());
            tensors.put(spec.name(), slice.length == count ? slice : java.util.Arrays.copyOf(slice, count));
        }
        boolean coded = network.bottleneck() instanceof RateBottleneck;
        CodebookBottleneck book = network.bottleneck() instanceof CodebookBottleneck b ? b : null;
        return new Trained(
                Folding.fold(architecture, tensors),
                coded ? Validation.coding(parameters) : null,
                book == null ? null : parameters.slice(CodebookBottleneck.CODEBOOK, values, statistics),
                book == null ? 0 : book.entries(),
                new Reached(
                        result.loss(),
                        result.quality().values(),
                        result.quality().normalised(),
                        result.bits()),
                at.epoch,
                at.step);
    }
}
