package org.tessera.cli.report;

import java.util.Locale;
import org.tessera.formats.png.Ticks;

/// Text and numbers as HTML. A thin space groups digits; the minus sign is the real one.
public final class Markup {

    private Markup() {}

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// Three significant digits.
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "n/a";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        return powers(Ticks.label(value));
    }

    /// All digits, for two numbers that may differ in the last one.
    static String exact(double value) {
        return Double.isFinite(value) ? powers(Double.toString(value).replace('E', 'e')) : number(value);
    }

    private static String powers(String text) {
        String label = text.replace('-', '−');
        int exponent = label.indexOf('e');
        return exponent < 0
                ? label
                : label.substring(0, exponent) + "·10<sup>" + label.substring(exponent + 1) + "</sup>";
    }

    /// Three significant digits, for places where no markup may stand.
    static String plain(double value) {
        return Ticks.label(value).replace('-', '−');
    }

    public static String fixed(double value, int digits) {
        if (!Double.isFinite(value)) {
            return number(value);
        }
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        boolean zero = Double.parseDouble(text) == 0;
        return zero ? text.replace("-", "") : text.replace('-', '−');
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202F');
    }

    /// A coordinate in a drawing.
    static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
