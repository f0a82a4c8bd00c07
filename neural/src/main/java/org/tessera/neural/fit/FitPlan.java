package org.tessera.neural.fit;

/// How a network is fitted: by Adam, the learning rate falling to zero along a cosine.
///
/// @param epochs passes over all rows, at most
/// @param batch rows of a step
/// @param rate the first learning rate
/// @param loss of an output from its target
/// @param decay of the weights, apart from the gradient (AdamW)
/// @param patience epochs without a loss smaller by half a percent until it ends; 0 for all epochs
/// @param seed of the order of rows
public record FitPlan(int epochs, int batch, double rate, Loss loss, double decay, int patience, long seed) {

    /// What is summed up over outputs.
    public enum Loss {
        MSE,
        L1,
        LOG_COSH
    }
}
