package org.tessera.training.run;

import java.util.Map;

/// What one validation found.
///
/// @param epoch that was finished
/// @param step steps done in all
/// @param seconds of training so far
/// @param rate learning rate of the last step
/// @param training mean loss of the epoch
/// @param validation loss
/// @param terms unweighted terms of the validation loss
/// @param quality of the validation blocks
/// @param bits a value that a file would take: latents as they would be stored, and side information
record Report(
        int epoch,
        long step,
        double seconds,
        double rate,
        double training,
        double validation,
        Map<String, Double> terms,
        Quality quality,
        double bits) {}
