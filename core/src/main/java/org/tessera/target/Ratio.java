package org.tessera.target;

/// At least this ratio of original bytes to compressed bytes, all bytes of the file counted.
///
/// @param ratio above 1
public record Ratio(double ratio) implements Target {
    public Ratio {
        ErrorBound.positive("ratio", ratio);
        if (ratio <= 1) {
            throw new IllegalArgumentException("ratio must be above 1, found " + ratio);
        }
    }

    @Override
    public String text() {
        return "ratio=" + TargetText.number(ratio);
    }
}
