package org.tessera.formats.png;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round numbers for scales, and how to write them in little space.
public final class Ticks {

    private Ticks() {}

    /// About `wanted` multiples of 1, 2 or 5 times a power of ten between two values.
    public static List<Double> round(double low, double high, int wanted) {
        if (!(high > low)) {
            return List.of(low);
        }
        double raw = (high - low) / wanted;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
        double mantissa = raw / power;
        double step = power * (mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        double slack = 1e-9 * step;
        // The step falls below the spacing of doubles where low and high are neighbours.
        for (double k = Math.ceil((low - slack) / step); k * step <= high + slack && ticks.size() <= 4 * wanted; k++) {
            ticks.add(k == 0 ? 0.0 : k * step);
        }
        return ticks;
    }

    /// Powers of ten between two values, every n-th so that there are at most `most`.
    public static List<Double> decades(double low, double high, int most) {
        int from = (int) Math.ceil(StrictMath.log10(low) - 1e-9);
        int to = (int) Math.floor(StrictMath.log10(high) + 1e-9);
        int step = Math.max(1, Math.ceilDiv(to - from + 1, most));
        List<Double> ticks = new ArrayList<>();
        for (int exponent = from; exponent <= to; exponent += step) {
            ticks.add(Double.parseDouble("1e" + exponent));
        }
        return ticks;
    }

    /// Three significant digits, without trailing zeros: `0.25`, `1e-6`, `-1.5e20`.
    public static String label(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        if (size >= 1e-3 && size < 1e5) {
            int digits = Math.max(0, 2 - (int) Math.floor(StrictMath.log10(size)));
            return stripped(String.format(Locale.ROOT, "%." + digits + "f", value));
        }
        String[] parts = String.format(Locale.ROOT, "%.2e", value).split("e", 2);
        return stripped(parts[0]) + "e" + Integer.parseInt(parts[1]);
    }

    private static String stripped(String number) {
        int end = number.length();
        if (number.indexOf('.') >= 0) {
            while (number.charAt(end - 1) == '0') {
                end--;
            }
            end -= number.charAt(end - 1) == '.' ? 1 : 0;
        }
        return number.substring(0, end);
    }
}
