package org.tessera.target;

/// At most this many bits for each value, all bytes of the file counted.
///
/// @param bitsPerValue bits per value
public record Rate(double bitsPerValue) implements Target {
    public Rate {
        ErrorBound.positive("rate", bitsPerValue);
    }

    @Override
    public String text() {
        return "rate=" + TargetText.number(bitsPerValue);
    }
}
