package org.tessera.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/// The one text form of codec options: `interp:block=32,kind=cubic`. The same in the command line, in
/// Java and in file headers.
///
/// @param name name of the codec
/// @param values option names and values in the order written
public record OptionText(String name, Map<String, String> values) {

    /// An option that is a word alone: `klt:learn`.
    public static final String LEARN = "learn";

    public OptionText {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// @throws IllegalArgumentException for a repeated option or one without a value
    public static OptionText parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new OptionText(text, Map.of());
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.substring(colon + 1).split(",", -1)) {
            int equals = part.indexOf('=');
            if (part.equals(LEARN) && values.put(LEARN, "") == null) {
                continue;
            }
            if (equals < 1 || equals == part.length() - 1) {
                throw new IllegalArgumentException("codec option '" + part + "' must read name=value");
            }
            if (values.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("codec option '" + part.substring(0, equals) + "' is given twice");
            }
        }
        return new OptionText(text.substring(0, colon), values);
    }

    /// @throws IllegalArgumentException for an option that is not in the list
    public OptionText allow(String... known) {
        for (String name : values.keySet()) {
            if (!java.util.Arrays.asList(known).contains(name)) {
                throw new IllegalArgumentException("codec " + this.name + " has no option '" + name + "': use "
                        + (known.length == 0 ? "none" : String.join(", ", known)));
            }
        }
        return this;
    }

    public int integer(String option, int absent, int min, int max) {
        String text = values.get(option);
        if (text == null) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below says what is expected.
        }
        throw new IllegalArgumentException(
                name + ":" + option + " must be a whole number from " + min + " to " + max + ", found '" + text + "'");
    }

    public double number(String option, double absent, double min, double max) {
        String text = values.get(option);
        if (text == null) {
            return absent;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below says what is expected.
        }
        throw new IllegalArgumentException(
                name + ":" + option + " must be a number from " + min + " to " + max + ", found '" + text + "'");
    }

    /// One of a few words.
    public String word(String option, String absent, String... known) {
        String text = values.getOrDefault(option, absent);
        if (!java.util.Arrays.asList(known).contains(text)) {
            throw new IllegalArgumentException(
                    name + ":" + option + " must be " + String.join(" or ", known) + ", found '" + text + "'");
        }
        return text;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        char separator = ':';
        for (Map.Entry<String, String> entry : values.entrySet()) {
            text.append(separator).append(entry.getKey());
            if (!entry.getValue().isEmpty()) {
                text.append('=').append(entry.getValue());
            }
            separator = ',';
        }
        return text.toString();
    }
}
