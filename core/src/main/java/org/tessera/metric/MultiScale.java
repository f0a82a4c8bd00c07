package org.tessera.metric;

/// Multi-scale structural similarity of images, and how it was taken.
///
/// @param value mean over the planes; NaN when none is large enough, or when a compared point is not finite
/// @param scales scales used: five, fewer for small images
/// @param planes planes measured
public record MultiScale(double value, int scales, long planes) {}
