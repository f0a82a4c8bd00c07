package org.tessera.container;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.OptionText;
import org.tessera.field.Shape;
import org.tessera.model.ModelUse;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.Target;

/// How to compress a variable.
///
/// @param target the bound, or the size or quality to reach
/// @param codec `auto`, or a codec with its options
/// @param effort 1 (fastest) to 9 (smallest), for `auto`
/// @param rules what to mask besides NaN and infinities
/// @param chunk sizes of a chunk, or null to choose
/// @param threads worker threads; the bytes do not depend on them
/// @param placement for the format of the original file; may be empty
/// @param attributes for people
/// @param models to compress with, for codecs that take some
public record CompressorOptions(
        Target target,
        OptionText codec,
        int effort,
        MaskRules rules,
        @Nullable Shape chunk,
        int threads,
        byte[] placement,
        Map<String, String> attributes,
        List<ModelUse> models) {

    public CompressorOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, found " + threads);
        }
        models = List.copyOf(models);
    }

    /// `auto`, no fills, all cores.
    public static CompressorOptions of(Target target) {
        return new CompressorOptions(
                target,
                new OptionText("auto", Map.of()),
                CodecSelector.DEFAULT_EFFORT,
                MaskRules.NONE,
                null,
                Runtime.getRuntime().availableProcessors(),
                new byte[0],
                Map.of(),
                List.of());
    }

    public CompressorOptions withTarget(Target other) {
        return new CompressorOptions(other, codec, effort, rules, chunk, threads, placement, attributes, models);
    }

    public CompressorOptions withCodec(OptionText other) {
        return new CompressorOptions(target, other, effort, rules, chunk, threads, placement, attributes, models);
    }

    public CompressorOptions withEffort(int other) {
        return new CompressorOptions(target, codec, other, rules, chunk, threads, placement, attributes, models);
    }

    public CompressorOptions withThreads(int other) {
        return new CompressorOptions(target, codec, effort, rules, chunk, other, placement, attributes, models);
    }

    public CompressorOptions withRules(MaskRules other) {
        return new CompressorOptions(target, codec, effort, other, chunk, threads, placement, attributes, models);
    }

    public CompressorOptions withChunk(@Nullable Shape other) {
        return new CompressorOptions(target, codec, effort, rules, other, threads, placement, attributes, models);
    }

    public CompressorOptions withPlacement(byte[] other) {
        return new CompressorOptions(target, codec, effort, rules, chunk, threads, other, attributes, models);
    }

    public CompressorOptions withAttributes(Map<String, String> other) {
        return new CompressorOptions(target, codec, effort, rules, chunk, threads, placement, other, models);
    }

    public CompressorOptions withModels(List<ModelUse> other) {
        return new CompressorOptions(target, codec, effort, rules, chunk, threads, placement, attributes, other);
    }
}
