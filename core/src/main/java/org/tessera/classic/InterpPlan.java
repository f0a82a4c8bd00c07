package org.tessera.classic;

/// How `interp` will encode a chunk, as found on its sample.
///
/// @param levels tolerances of the levels
/// @param sampleBits what the sample takes with them
record InterpPlan(LevelTolerance levels, long sampleBits) {}
