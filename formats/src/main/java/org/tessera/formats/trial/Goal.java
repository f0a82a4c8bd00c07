package org.tessera.formats.trial;

import java.util.Locale;
import org.tessera.target.Psnr;
import org.tessera.target.Rate;
import org.tessera.target.Ratio;

/// What tuning aims at.
///
/// @param kind which measure
/// @param value to reach: at least, and for a rate at most
public record Goal(Kind kind, double value) {

    /// Measures that can be aimed at, as the command line writes them.
    public enum Kind {
        RATIO,
        PSNR,
        SSIM,
        DIGITS,
        RATE
    }

    private static final String KNOWN = "use ratio=50, psnr=80, ssim=0.9999, digits=4 or rate=2 (bits per value)";

    /// @throws IllegalArgumentException for an unknown name, a unit, or a number that makes no sense, in one sentence
    public static Goal parse(String text) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip().toUpperCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(name)) {
                return checked(
                        kind, text, equals < 0 ? "" : text.substring(equals + 1).strip());
            }
        }
        throw new IllegalArgumentException("unknown goal '" + text + "': " + KNOWN);
    }

    private static Goal checked(Kind kind, String text, String number) {
        double value;
        try {
            value = Double.parseDouble(kind == Kind.PSNR ? number.replaceFirst("(?i) *dB$", "") : number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the goal '" + text + "' needs a number without a unit: " + KNOWN, e);
        }
        switch (kind) {
            case RATIO -> new Ratio(value);
            case PSNR -> new Psnr(value);
            case RATE -> new Rate(value);
            case SSIM -> require(value > 0 && value <= 1, text, "above 0 and at most 1");
            case DIGITS ->
                require(value >= 1 && value <= 15 && value == Math.rint(value), text, "a whole number, 1 to 15");
        }
        return new Goal(kind, value);
    }

    private static void require(boolean sound, String text, String expected) {
        if (!sound) {
            throw new IllegalArgumentException("the goal '" + text + "' must be " + expected);
        }
    }

    /// Whether a run reaches it.
    public boolean met(TrialResult result) {
        return switch (kind) {
            case RATIO -> result.sizes().ratio() >= value;
            case RATE -> result.sizes().bitRate() <= value;
            case PSNR -> result.comparison().errors().psnr() >= value;
            case SSIM -> ssim(result) >= value;
            case DIGITS -> result.held();
        };
    }

    /// What a run reaches; NaN where it cannot be measured.
    public double reached(TrialResult result) {
        return switch (kind) {
            case RATIO -> result.sizes().ratio();
            case RATE -> result.sizes().bitRate();
            case PSNR -> result.comparison().errors().psnr();
            case SSIM -> ssim(result);
            case DIGITS -> value;
        };
    }

    /// Whether a tighter bound brings it nearer.
    boolean quality() {
        return kind == Kind.PSNR || kind == Kind.SSIM;
    }

    private static double ssim(TrialResult result) {
        return result.comparison().similarity() == null
                ? Double.NaN
                : result.comparison().similarity().value();
    }

    public String text() {
        return kind.name().toLowerCase(Locale.ROOT) + "=" + org.tessera.target.TargetText.number(value);
    }
}
