package org.tessera.metric;

/// Structural similarity, and how it was taken.
///
/// @param value mean over the windows; NaN when there is none, or when a compared point is not finite
/// @param windows windows counted
/// @param variant name of the definition, such as `3-D uniform window 7, step 2, full range`
public record Similarity(double value, long windows, String variant) {

    /// (1 - ssim) / 2: 0 when equal.
    public double dissimilarity() {
        return (1 - value) / 2;
    }
}
