package org.tessera.metric;

/// How often values occur before and after. Definitions: `docs/metrics.md`.
///
/// @param ks two-sided Kolmogorov-Smirnov distance of original and reconstruction, 0 to 1
/// @param ksPvalue probability of a distance at least as large if both were drawn from one distribution
/// @param ksPoints points the two were taken over: all compared ones, or a sample of them
/// @param divergence Kullback-Leibler divergence of the original from the reconstruction, in nats
/// @param reverseDivergence of the reconstruction from the original
/// @param entropy of the original's histogram, in bits
/// @param reconstructedEntropy of the reconstruction's histogram, in bits
public record Distribution(
        double ks,
        double ksPvalue,
        long ksPoints,
        double divergence,
        double reverseDivergence,
        double entropy,
        double reconstructedEntropy) {}
