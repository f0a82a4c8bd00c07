package org.tessera.neural;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a user asks of a [Trainer].
///
/// @param inputs files with blocks to train and validate on
/// @param tests files with blocks that the finished model is measured on; may be empty
/// @param output the model file
/// @param config a YAML file, or null
/// @param settings `key=value`, laid over it
/// @param options what raw files do not say themselves: `shape`, `dtype`, ...
/// @param budget seconds of training; infinite for no limit
/// @param resume go on from the last checkpoint
/// @param overwrite replace a model and a run that are there
/// @param command what was typed, for the model's card
public record TrainRequest(
        List<Path> inputs,
        List<Path> tests,
        Path output,
        @Nullable Path config,
        List<String> settings,
        Map<String, String> options,
        double budget,
        boolean resume,
        boolean overwrite,
        String command) {}
