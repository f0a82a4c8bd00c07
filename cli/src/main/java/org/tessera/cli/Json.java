package org.tessera.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON has no infinities and no NaN: they become the strings that Python's `float()` reads.
final class Json {

    private Json() {}

    static Map<String, @Nullable Object> finite(Map<String, ?> object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((key, value) -> copy.put(key, finite(value)));
        return copy;
    }

    private static @Nullable Object finite(@Nullable Object value) {
        if (value instanceof Double d && !Double.isFinite(d)) {
            return d.isNaN() ? "nan" : d > 0 ? "inf" : "-inf";
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> text = new LinkedHashMap<>();
            map.forEach((key, item) -> text.put(String.valueOf(key), item));
            return finite(text);
        }
        return value instanceof List<?> list ? list.stream().map(Json::finite).toList() : value;
    }
}
