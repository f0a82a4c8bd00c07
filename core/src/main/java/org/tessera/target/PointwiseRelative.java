package org.tessera.target;

/// `|x - x'| <= epsilon * |x|` at every point; zeros and signs are exact.
///
/// @param epsilon fraction of each value, below 1
public record PointwiseRelative(double epsilon) implements ErrorBound {
    public PointwiseRelative {
        ErrorBound.positive("pwrel", epsilon);
        if (epsilon >= 1) {
            throw new IllegalArgumentException("pwrel must be below 1, found " + epsilon);
        }
    }

    @Override
    public String text() {
        return "pwrel=" + TargetText.number(epsilon);
    }
}
