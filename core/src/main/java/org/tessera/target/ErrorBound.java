package org.tessera.target;

/// A promise about every finite point.
public sealed interface ErrorBound extends Target
        permits Absolute, ValueRangeRelative, PointwiseRelative, Lossless, Every {

    /// Checks an argument of a bound.
    ///
    /// @throws IllegalArgumentException unless it is finite and above zero
    static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a number above 0, found " + value
                    + (value == 0 ? "; for no error at all use lossless" : ""));
        }
        return value;
    }
}
