package org.tessera.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.container.Container;
import org.tessera.formats.Formats;

/// What `decompress` writes, and where.
///
/// @param path the file
/// @param kind the writer's id, or null for the original file, byte for byte but for values under the bound
record OutputChoice(Path path, @Nullable String kind) {

    private static final Map<String, String> KIND_OF_ENDING = Map.of(
            "npy", "npy", "vti", "vti", "h5", "hdf5", "hdf5", "hdf5", "raw", "raw", "nc", "netcdf", "zfp", "zfp");

    /// @param part whether less than the whole is asked for, so that the original cannot be what is written
    static OutputChoice of(Container container, Path input, @Nullable Path output, @Nullable String to, boolean part) {
        Map<String, String> entries = container.provenance().entries();
        String sourceName = entries.getOrDefault("source.name", "");
        @Nullable String kind = to;
        if (kind == null && output != null) {
            kind = byName(output, entries.get("format"), ending(sourceName), part);
        }
        if (kind == null && part) {
            kind = writable(entries.get("format"));
        }
        if (kind != null && kind.equals("netcdf") && kind.equals(entries.get("format")) && !part) {
            kind = null; // the original says more than its variables: dimensions, texts, history
        }
        return new OutputChoice(output != null ? output : defaultPath(input, kind, ending(sourceName)), kind);
    }

    /// A name such as out.npy asks for npy, unless the original has that kind or that ending itself.
    private static @Nullable String byName(Path output, @Nullable String original, String sourceEnding, boolean part) {
        String ending = ending(output.toString());
        String kind = KIND_OF_ENDING.get(ending);
        boolean same = ending.equals(sourceEnding) || "raw".equals(kind) || kind != null && kind.equals(original);
        return same && !part ? null : kind;
    }

    private static String writable(@Nullable String original) {
        boolean known = original != null
                && Formats.writers().stream().anyMatch(writer -> writer.id().equals(original));
        return original != null && known ? original : "npy";
    }

    /// IN without .tess; with the ending of what is written.
    private static Path defaultPath(Path input, @Nullable String kind, String sourceEnding) {
        String name = String.valueOf(input.getFileName());
        String stem = name.endsWith(".tess") ? name.substring(0, name.length() - 5) : name + ".restored";
        if (kind != null) {
            stem += "." + (kind.equals("hdf5") ? "h5" : kind.equals("netcdf") ? "nc" : kind);
        } else if (ending(stem).isEmpty() && !sourceEnding.isEmpty()) {
            stem += "." + sourceEnding;
        }
        return input.resolveSibling(stem);
    }

    private static String ending(String name) {
        String last = String.valueOf(Path.of(name).getFileName());
        int dot = last.lastIndexOf('.');
        return dot < 1 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
