package org.tessera.cli.chart;

import java.util.Locale;
import org.tessera.formats.png.Ticks;

/// Words and numbers inside a drawing.
final class Svg {

    private Svg() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// A coordinate.
    static String at(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// Three significant digits; powers of ten with a raised exponent.
    static String number(double value) {
        String label = plain(value);
        int exponent = label.indexOf('e');
        if (exponent < 0) {
            return label;
        }
        String mantissa = label.substring(0, exponent);
        String sign = mantissa.startsWith("−") ? "−" : "";
        String factor = mantissa.equals("1") || mantissa.equals("−1") ? sign : mantissa + "·";
        return factor + power(Integer.parseInt(label.substring(exponent + 1).replace('−', '-')));
    }

    /// A power of ten with a raised exponent.
    static String power(int exponent) {
        String sign = exponent < 0 ? "−" : "";
        return "10<tspan class=\"sup\" dy=\"-4\">" + sign + Math.abs(exponent) + "</tspan>";
    }

    /// The same without markup.
    static String plain(double value) {
        return Ticks.label(value).replace('-', '−');
    }

    static String text(String anchor, double x, double y, String markup) {
        return "<text text-anchor=\"" + anchor + "\" x=\"" + at(x) + "\" y=\"" + at(y) + "\">" + markup + "</text>\n";
    }

    static String line(String style, double x1, double y1, double x2, double y2) {
        return "<path class=\"" + style + "\" d=\"M" + at(x1) + " " + at(y1) + "L" + at(x2) + " " + at(y2) + "\"/>\n";
    }
}
