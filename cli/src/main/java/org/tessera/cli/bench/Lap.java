package org.tessera.cli.bench;

/// Seconds that one run there and back took; NaN where nothing was measured.
///
/// @param encode the codec alone
/// @param compress all that a user waits for
/// @param decode the codec alone
/// @param decompress all that a user waits for
record Lap(double encode, double compress, double decode, double decompress) {

    /// Of a tool that does not say what its codec alone takes.
    static Lap whole(double compress, double decompress) {
        return new Lap(Double.NaN, compress, Double.NaN, decompress);
    }

    /// Seconds since a moment of [System#nanoTime].
    static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
