package org.tessera.training.config;

import java.util.Locale;

/// Which optimizer, with its numbers.
///
/// @param kind which
/// @param rate the first learning rate
/// @param beta1 memory of the gradient; momentum of SGD
/// @param beta2 memory of its square
/// @param epsilon added to the root
/// @param decay of the weights: into the gradient for Adam and SGD, beside it for AdamW
public record OptimizerPlan(Kind kind, double rate, double beta1, double beta2, double epsilon, double decay) {

    /// The optimizers there are.
    public enum Kind {
        ADAM,
        ADAMW,
        SGD;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
