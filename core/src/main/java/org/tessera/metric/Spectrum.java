package org.tessera.metric;

/// Power by wavenumber of original, reconstruction and error: mean over the Fourier modes of a shell.
///
/// @param wavenumbers middle of each bin, in cycles per grid spacing, ascending, up to 0.5 (two points a wave)
/// @param original mean power of the original's modes, its mean taken off
/// @param reconstruction the same of the reconstruction
/// @param error the same of the error
/// @param blocks how many blocks of the field were averaged: 1 when it was taken whole
/// @param block shape of such a block, slowest axis first
public record Spectrum(
        double[] wavenumbers, double[] original, double[] reconstruction, double[] error, int blocks, String block) {

    /// Error power up to which a wavenumber counts as kept: a hundredth of the original's.
    public static final double KEPT = 0.01;

    /// Error power over the original's in a bin; 0 where neither has any.
    public double ratio(int bin) {
        return error[bin] == 0 ? 0 : error[bin] / original[bin];
    }

    /// Largest [#ratio].
    public double largestRatio() {
        double largest = wavenumbers.length == 0 ? Double.NaN : 0;
        for (int bin = 0; bin < wavenumbers.length; bin++) {
            largest = Math.max(largest, ratio(bin));
        }
        return largest;
    }

    /// Wavenumber up to which, from the longest waves on, every bin has at most [#KEPT] of error; 0.5 when all have.
    public double keptWavenumber() {
        if (wavenumbers.length == 0) {
            return Double.NaN;
        }
        double half = 0.25 / wavenumbers.length;
        for (int bin = 0; bin < wavenumbers.length; bin++) {
            if (!(ratio(bin) <= KEPT)) {
                return wavenumbers[bin] - half;
            }
        }
        return 0.5;
    }
}
