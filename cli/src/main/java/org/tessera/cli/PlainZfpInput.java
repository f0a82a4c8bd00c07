package org.tessera.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Field;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.zfp.ZfpHeader;

/// A zfp file that `decompress` is given: what is written from it, and where.
///
/// @param path the file to write
/// @param kind the writer's id
record PlainZfpInput(Path input, Path path, String kind) {

    private static final Map<String, String> ENDINGS = Map.of("npy", "npy", "vti", "vti", "h5", "hdf5", "hdf5", "hdf5");

    static PlainZfpInput of(Path input, @Nullable Path output, @Nullable String to) {
        String kind = kind(output, to);
        return new PlainZfpInput(input, output != null ? output : defaultPath(input, kind), kind);
    }

    static boolean is(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return ZfpHeader.startsWithMagic(in.readNBytes(ZfpHeader.MAX_BYTES));
        }
    }

    /// As asked; else by the name of the output, where any unknown ending means plain values; else npy.
    private static String kind(@Nullable Path output, @Nullable String to) {
        if (to != null) {
            return to;
        }
        if (output == null) {
            return "npy";
        }
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), Formats.RAW);
    }

    private static Path defaultPath(Path input, String kind) {
        String name = String.valueOf(input.getFileName());
        String stem = name.endsWith(".zfp") && name.length() > 4 ? name.substring(0, name.length() - 4) : name;
        return input.resolveSibling(stem + "." + (kind.equals("hdf5") ? "h5" : kind));
    }

    /// Writes the values and says what they are.
    String write(Path file) throws IOException {
        try (Dataset dataset = Formats.byId("zfp").open(input, OpenOptions.NONE)) {
            Field field = dataset.variables().getFirst().field();
            Formats.writer(kind).write(file, List.of(field), Map.of());
            return field.spec().type().label() + " " + field.spec().shape();
        }
    }
}
