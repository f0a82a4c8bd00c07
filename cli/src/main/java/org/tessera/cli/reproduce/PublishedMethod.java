package org.tessera.cli.reproduce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the published table of methods on one velocity distribution of 50³ points.
///
/// @param method as `vdf compare` calls it
/// @param bytes with all numbers that decoding needs, as floats of four bytes
/// @param l1 as published, to three digits
public record PublishedMethod(String method, long bytes, double l1) {

    /// Bytes of that distribution as f32.
    public static final long ORIGINAL = 500_000;

    private static final List<PublishedMethod> ALL = List.of(
            new PublishedMethod("zlib", 324_769, 0),
            new PublishedMethod("zfp, a third of the peak", 5_728, 0.046),
            new PublishedMethod("spherical harmonics, degree 10", 24_600, 0.368),
            new PublishedMethod("Hermite 15³", 27_056, 0.175),
            new PublishedMethod("Gaussian mixture, 15", 1_600, 0.773),
            new PublishedMethod("octree of polynomials", 31_900, 0.068),
            new PublishedMethod("cosines 8³, 4³ kept", 87_808, 0.046),
            new PublishedMethod("30 components", 316_000, 0.006),
            new PublishedMethod("wavelet bior1.3", 125_664, 0.082),
            new PublishedMethod("wavelet db4, threshold", 260_000, 0));

    /// The row of a method, where it was published.
    public static @Nullable PublishedMethod of(String method) {
        return ALL.stream().filter(row -> row.method.equals(method)).findFirst().orElse(null);
    }

    public double ratio() {
        return (double) ORIGINAL / bytes;
    }
}
