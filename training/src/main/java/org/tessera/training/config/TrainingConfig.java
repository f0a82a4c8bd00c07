package org.tessera.training.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.training.loss.LossTerm;

/// Everything that a run depends on beside its data. [ConfigReader] makes it from settings.
///
/// @param architecture name of a bundled one, or a JSON file
/// @param latent numbers of the latent
/// @param normalisation by name
/// @param epsilon of the normalisation; NaN for the usual one
/// @param terms of the loss
/// @param projections of the sliced Wasserstein distance
/// @param entries of a vq codebook
/// @param dimension of a vq entry
/// @param commitment of vq
/// @param optimizer and its numbers
/// @param plan of the learning rate
/// @param batch samples a step
/// @param epochs at most
/// @param clip largest norm of the gradient; 0 for any
/// @param patience epochs without a better validation before it stops; 0 for never
/// @param seed of everything that is drawn
/// @param threads of libtorch
/// @param device `cpu` or `cuda`
/// @param half whether convolutions and matrices are computed in bf16
/// @param variable of the files, or null
/// @param skipBad leave out blocks with values that are not finite
/// @param groups a variable of the file, or a text file, with a label for each block; or null
/// @param fractions of training, validation and test
/// @param minutes between checkpoints within an epoch
/// @param licence of the model
/// @param description of the model
public record TrainingConfig(
        String architecture,
        int latent,
        String normalisation,
        double epsilon,
        List<LossTerm> terms,
        int projections,
        int entries,
        int dimension,
        double commitment,
        OptimizerPlan optimizer,
        Plan plan,
        int batch,
        int epochs,
        double clip,
        int patience,
        long seed,
        int threads,
        String device,
        boolean half,
        @Nullable String variable,
        boolean skipBad,
        @Nullable String groups,
        double[] fractions,
        double minutes,
        String licence,
        String description) {}
