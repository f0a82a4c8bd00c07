package org.tessera.metric;

/// Mean jump between neighbours across chunk faces over the mean jump inside chunks, all axes together.
///
/// 1 where a face is like any other place. NaN where no two chunks meet; infinite where only faces jump.
///
/// @param original of the original: what is there without any compression
/// @param reconstruction of the reconstruction: what the eye meets
/// @param error of the error: far more sensitive, since the field's own slopes are gone from it
public record Seams(double original, double reconstruction, double error) {}
