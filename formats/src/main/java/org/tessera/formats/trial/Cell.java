package org.tessera.formats.trial;

import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.formats.Variable;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.Target;

/// What is tried: a variable and everything that decides its bytes, and the threads that decide its speed.
///
/// @param variable the original values, with the fills its file names
/// @param codec `auto`, or a codec with its options
/// @param effort 1 to 9, for `auto`
/// @param target a bound, or what is searched for
/// @param threads for compressing and for decompressing
public record Cell(Variable variable, OptionText codec, int effort, Target target, int threads) {

    CompressorOptions options() {
        return CompressorOptions.of(target)
                .withCodec(codec)
                .withEffort(effort)
                .withThreads(threads)
                .withRules(variable.masks(MaskRules.NONE));
    }

    public Cell withTarget(Target other) {
        return new Cell(variable, codec, effort, other, threads);
    }
}
