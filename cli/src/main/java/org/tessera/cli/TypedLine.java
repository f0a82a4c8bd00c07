package org.tessera.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The `compress` line that does what was found, ready to be copied.
final class TypedLine {

    private TypedLine() {}

    /// @param variable to name, or null where the file has one only
    /// @param bound such as `--abs 0.01`
    /// @param more further options, or empty
    static String compress(Path file, InputOptions input, @Nullable String variable, String bound, String more) {
        StringBuilder line = new StringBuilder("tessera compress ").append(quoted(file.toString()));
        if (variable != null) {
            line.append(" --var ").append(quoted(variable));
        }
        line.append(' ').append(bound).append(more);
        for (Map.Entry<String, String> option : new TreeMap<>(input.open().values()).entrySet()) {
            line.append(" --").append(option.getKey()).append(' ').append(quoted(option.getValue()));
        }
        return line.toString();
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,=+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
