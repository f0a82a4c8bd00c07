package org.tessera.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A span of time as people type it: `90s`, `10m`, `1.5h`, or seconds.
final class TimeSpan {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([smhd]?)");

    private TimeSpan() {}

    /// @throws IllegalArgumentException for anything else, and for no time at all
    static double seconds(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || Double.parseDouble(matcher.group(1)) == 0) {
            throw new IllegalArgumentException("a span of time such as 90s, 10m or 2h expected, found '" + text + "'");
        }
        double number = Double.parseDouble(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> number * 60;
            case "h" -> number * 3600;
            case "d" -> number * 86400;
            default -> number;
        };
    }
}
