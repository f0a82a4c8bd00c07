package org.tessera.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/// The version of the library, from the manifest of the jar.
final class Version implements IVersionProvider {

    static boolean isAskedFor(String argument) {
        return argument.equals("--version") || argument.equals("-V");
    }

    /// `tessera 0.1.0`; run from classes, without a manifest, `tessera (development)`.
    static String line() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return "tessera " + (version == null ? "(development)" : version);
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
