package org.tessera.neural.fit;

/// Numbers that a seed and their place determine, on every machine (the mixing of SplitMix64: Steele et al., "Fast
/// splittable pseudorandom number generators", OOPSLA 2014).
///
/// @param seed of all of them
record SeededNumbers(long seed) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// A multiple of 2^-24 from 0 to below 1.
    double at(long place) {
        long z = seed + GOLDEN * (place + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 40) * 0x1p-24;
    }

    /// From -1 to below 1.
    double signed(long place) {
        return 2 * at(place) - 1;
    }
}
