package org.tessera.metric;

/// Correlation of the error with itself: near 0 for noise, near 1 where a codec leaves structure behind.
///
/// @param byLag entry k is for points k + 1 apart in row-major order
/// @param byAxis entry a is for neighbours along axis a, slowest first; NaN for an axis of one point
public record Autocorrelation(double[] byLag, double[] byAxis) {}
