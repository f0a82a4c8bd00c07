package org.tessera.metric;

import org.tessera.field.Box;

/// Both fields over one box: the original, and the signed error (reconstruction minus original).
///
/// A point that is left out has NaN for its original and 0 for its error; a point that is compared has a finite
/// original, so NaN needs no second array to say so.
///
/// @param box where the values lie in the field
/// @param original row-major in the box
/// @param error row-major in the box
/// @param counts kinds of the points in the box
public record PairTile(Box box, double[] original, double[] error, PointCounts counts) {}
