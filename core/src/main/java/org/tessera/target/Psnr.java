package org.tessera.target;

/// At least this peak signal-to-noise ratio: `20 log10(range) - 10 log10(mean squared error)`.
///
/// @param decibels peak is the full value range of the variable
public record Psnr(double decibels) implements Target {
    public Psnr {
        ErrorBound.positive("psnr", decibels);
    }

    @Override
    public String text() {
        return "psnr=" + TargetText.number(decibels);
    }
}
