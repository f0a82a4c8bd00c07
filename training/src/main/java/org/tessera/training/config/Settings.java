package org.tessera.training.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A mapping of a configuration: each key is asked for once, and what nobody asked for is a mistake of the user.
///
/// Values come from YAML (numbers, texts, flags) or from the command line (texts), and mean the same.
public final class Settings {

    private final String where;
    private final Map<String, @Nullable Object> values;
    private final Set<String> asked = new LinkedHashSet<>();

    /// @param where prefix of the keys in messages, such as `data.`; empty at the top
    public Settings(String where, Map<?, ?> values) {
        this.where = where;
        this.values = new LinkedHashMap<>();
        values.forEach((key, value) -> this.values.put(String.valueOf(key), value));
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    public @Nullable Object raw(String key) {
        asked.add(key);
        return values.get(key);
    }

    public String text(String key, String usual) {
        Object value = raw(key);
        return value == null ? usual : String.valueOf(value);
    }

    public @Nullable String textOrNull(String key) {
        Object value = raw(key);
        return value == null ? null : String.valueOf(value);
    }

    public int whole(String key, int usual, int least, int most) {
        return (int) whole(key, (long) usual, least, most);
    }

    public long whole(String key, long usual, long least, long most) {
        Object value = raw(key);
        if (value == null) {
            return usual;
        }
        try {
            long number = Long.parseLong(String.valueOf(value));
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        where + key + ": a whole number from " + least + " to " + most + " expected, found " + number);
            }
            return number;
        } catch (NumberFormatException e) {
            throw bad(key, "a whole number", value);
        }
    }

    /// A finite number in a range.
    public double number(String key, double usual, double least, double most) {
        Object value = raw(key);
        if (value == null) {
            return usual;
        }
        double number;
        try {
            number = Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw bad(key, "a number", value);
        }
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException(
                    where + key + ": a number from " + least + " to " + most + " expected, found " + value);
        }
        return number;
    }

    public boolean flag(String key, boolean usual) {
        Object value = raw(key);
        return switch (String.valueOf(value)) {
            case "null" -> usual;
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(key, "true or false", value);
        };
    }

    /// A mapping inside; when a plain value stands there, it is taken as the value of `single`.
    public Settings inside(String key, String single) {
        Object value = raw(key);
        String path = where + key + ".";
        return switch (value) {
            case null -> new Settings(path, Map.of());
            case Map<?, ?> map -> new Settings(path, map);
            default -> new Settings(path, Map.of(single, value));
        };
    }

    public Set<String> keys() {
        return values.keySet();
    }

    /// @throws IllegalArgumentException for keys that nobody asked for
    public void checkAllAsked() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                throw new IllegalArgumentException("unknown setting '" + where + key + "'; known here: "
                        + String.join(", ", new TreeSet<>(asked)));
            }
        }
    }

    private IllegalArgumentException bad(String key, String expected, @Nullable Object found) {
        return new IllegalArgumentException(where + key + ": " + expected + " expected, found '" + found + "'");
    }
}
