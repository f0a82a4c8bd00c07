package org.tessera.formats;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a user says about a file that the file does not say itself: `shape` (slowest axis first) or `dims`
/// (fastest first), `dtype`, `endian` (`le`, `be`), and `format` (the id of a format, instead of a look at the file).
///
/// @param values option names and texts
public record OpenOptions(Map<String, String> values) {

    public static final OpenOptions NONE = new OpenOptions(Map.of());

    public OpenOptions {
        values = Map.copyOf(values);
    }

    public @Nullable String get(String name) {
        return values.get(name);
    }
}
