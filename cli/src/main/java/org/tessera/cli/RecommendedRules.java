package org.tessera.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// What `recommend` found, as a file that `compress --rules` takes: one rule a variable, by its whole name.
final class RecommendedRules {

    private final StringBuilder text = new StringBuilder();

    RecommendedRules(String file) {
        text.append("# Bounds that tessera recommend found for ").append(printable(file));
        text.append("; take what suits, then: tessera compress FILE --rules THIS\nrules:\n");
    }

    static boolean named(Path output) {
        String name = output.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /// @param bound a key and a value, such as `rel: 0.001`
    void add(String variable, String bound, String remark) {
        text.append("  - {match: \"")
                .append(escaped(variable))
                .append("\", ")
                .append(bound)
                .append("}  # ");
        text.append(remark).append('\n');
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A name is no glob: what would mean something in one stands for itself.
    private static String escaped(String name) {
        StringBuilder glob = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            String escape = "*?[]{}\\".indexOf(c) >= 0 ? "\\\\" : c == '"' ? "\\" : "";
            glob.append(escape).append(c == '\\' ? "\\\\" : String.valueOf(c));
        }
        return printable(glob.toString());
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "_");
    }
}
