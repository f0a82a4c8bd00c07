package org.tessera.formats.archive;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/// Names of variables as users write them: `rho`, `E*`, `fields/**`.
public final class NameGlob {

    private NameGlob() {}

    /// A glob matches a whole path, or its last part when it has no slash.
    ///
    /// @throws IllegalArgumentException when it is not a glob
    public static boolean matches(String glob, String name) {
        String pattern = glob.startsWith("/") ? glob.substring(1) : glob;
        if (pattern.equals(name)) {
            return true;
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        if (matcher.matches(Path.of(name))) {
            return true;
        }
        Path last = Path.of(name).getFileName();
        return !pattern.contains("/") && last != null && matcher.matches(last);
    }
}
