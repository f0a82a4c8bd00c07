package org.tessera.cli;

import java.util.Locale;
import org.tessera.target.TargetText;

/// Numbers as people of the field write them, the same in every locale.
final class Text {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Text() {}

    /// Decimal units: `1.25 MB`.
    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : format("%.2f %s", value, UNITS[unit]);
    }

    static String seconds(double seconds) {
        if (seconds < 60) {
            return format(seconds < 10 ? "%.2f s" : "%.0f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? format("%d min %02d s", whole / 60, whole % 60)
                : format("%d h %02d min", whole / 3600, whole / 60 % 60);
    }

    /// `1,234,567`
    static String count(long count) {
        return format("%,d", count);
    }

    /// Three significant digits: `9.98e-04`.
    static String error(double value) {
        return value == 0 ? "0" : format("%.2e", value);
    }

    /// Six significant digits: `0.0152588`, `1.62628e+05`.
    static String general(double value) {
        return TargetText.number(Double.isFinite(value) ? Double.parseDouble(format("%.5e", value)) : value);
    }

    /// As short as it can be without losing the number: `0.001`, `1e-6`.
    static String exact(double value) {
        return TargetText.number(value);
    }

    /// The same, with as many digits as it takes not to look larger than the limit it stays within.
    static String error(double value, double limit) {
        for (int digits = 2; digits < 17 && value <= limit; digits++) {
            String text = value == 0 ? "0" : format("%." + digits + "e", value);
            if (Double.parseDouble(text) <= limit) {
                return text;
            }
        }
        return error(value);
    }

    /// With the unit; `Infinity` where nothing differs.
    static String decibels(double value) {
        return Double.isInfinite(value) ? "Infinity" : format("%.2f dB", value);
    }

    /// `1 chunk`, `12 chunks`.
    static String counted(long count, String what) {
        return count(count) + " " + what + (count == 1 ? "" : "s");
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
