package org.tessera.metric;

/// The verdict on an error bound, for reports.
///
/// @param pointwise whether the bound is on |e| / |x| and not on |e|
/// @param tolerance the resolved bound
/// @param held what the check of every point said
/// @param repaired points whose exact values had to be stored
public record BoundCheck(boolean pointwise, double tolerance, boolean held, long repaired) {}
