package org.tessera.target;

/// `|x - x'| <= epsilon * (max - min)` at every point.
///
/// The range is that of the finite, unmasked values of the whole variable, never of a chunk.
///
/// @param epsilon fraction of the value range
public record ValueRangeRelative(double epsilon) implements ErrorBound {
    public ValueRangeRelative {
        ErrorBound.positive("rel", epsilon);
    }

    @Override
    public String text() {
        return "rel=" + TargetText.number(epsilon);
    }
}
