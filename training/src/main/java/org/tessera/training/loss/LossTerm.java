package org.tessera.training.loss;

/// One term of a loss and its weight over the epochs: nothing before `from`, then growing in equal parts over `ramp`
/// epochs, then `weight`, and nothing from `until` on.
///
/// @param kind which
/// @param weight in full
/// @param from first epoch that has it, counted from 0
/// @param ramp epochs until the weight is full; 0 for at once
/// @param until first epoch that has it no more
public record LossTerm(LossKind kind, double weight, int from, int ramp, int until) {

    public double weight(int epoch) {
        if (epoch < from || epoch >= until) {
            return 0;
        }
        return ramp == 0 ? weight : weight * Math.min(1, (epoch - from + 1.0) / ramp);
    }
}
