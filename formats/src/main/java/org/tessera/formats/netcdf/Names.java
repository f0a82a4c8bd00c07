package org.tessera.formats.netcdf;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// Names that netCDF takes, each given once: letters, digits and `_.@+-`, starting with a letter, digit or underscore.
final class Names {

    private static final int LONGEST = 200;

    private final Set<String> given = new HashSet<>();

    /// The name itself where it is possible and free; groups become prefixes.
    String of(String wanted) {
        StringBuilder text = new StringBuilder();
        wanted.codePoints().limit(LONGEST).forEach(c -> text.append(allowed(c) ? Character.toString(c) : "_"));
        if (text.isEmpty() || !Character.isLetterOrDigit(text.codePointAt(0)) && text.charAt(0) != '_') {
            text.insert(0, '_');
        }
        String name = text.toString();
        for (int i = 2; !given.add(name); i++) {
            name = text + "_" + i;
        }
        return name;
    }

    private static boolean allowed(int c) {
        return Character.isLetterOrDigit(c)
                || "_.@+-".indexOf(c) >= 0
                || c > 0x7F && Character.toString(c).getBytes(StandardCharsets.UTF_8).length > 1;
    }
}
