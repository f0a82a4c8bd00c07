package org.tessera.target;

/// `|x - x'| <= epsilon` at every point.
///
/// @param epsilon in the unit of the values
public record Absolute(double epsilon) implements ErrorBound {
    public Absolute {
        ErrorBound.positive("abs", epsilon);
    }

    @Override
    public String text() {
        return "abs=" + TargetText.number(epsilon);
    }
}
