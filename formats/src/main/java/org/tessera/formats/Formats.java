package org.tessera.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tessera.error.UnsupportedException;

/// All kinds of files there are, found once by [ServiceLoader] and then frozen.
public final class Formats {

    /// The kind that any file is when the user says its shape.
    public static final String RAW = "raw";

    private static final int HEAD_BYTES = 2048;
    private static final Map<String, DatasetFormat> FORMATS = load(DatasetFormat.class, DatasetFormat::id);
    private static final Map<String, DatasetWriter> WRITERS = load(DatasetWriter.class, DatasetWriter::id);

    private Formats() {}

    public static Collection<DatasetFormat> all() {
        return FORMATS.values();
    }

    public static Collection<DatasetWriter> writers() {
        return WRITERS.values();
    }

    /// The format that a compressed file names.
    ///
    /// @throws UnsupportedException when this version does not know it
    public static DatasetFormat byId(String id) {
        DatasetFormat format = FORMATS.get(id);
        if (format == null) {
            throw new UnsupportedException("unknown format '" + id + "'; known: " + names(FORMATS));
        }
        return format;
    }

    /// The writer that a user names.
    ///
    /// @throws IllegalArgumentException when there is none
    public static DatasetWriter writer(String id) {
        DatasetWriter writer = WRITERS.get(id);
        if (writer == null) {
            throw new IllegalArgumentException("cannot write '" + id + "'; known: " + names(WRITERS));
        }
        return writer;
    }

    /// The format of a file: the one the user names, or the one whose content it has, or raw when its shape is
    /// given, or the one that its name says.
    ///
    /// @throws IllegalArgumentException when nothing fits, saying what to type
    public static DatasetFormat detect(Path path, OpenOptions options) throws IOException {
        String asked = options.get("format");
        if (asked != null) {
            return forUser(asked);
        }
        byte[] head = head(path);
        for (DatasetFormat format : FORMATS.values()) {
            if (format.probe(path, head)) {
                return format;
            }
        }
        DatasetFormat raw = FORMATS.get(RAW);
        if (raw != null && saysRaw(options)) {
            return raw;
        }
        @Nullable DatasetFormat named = named(path);
        if (named != null) {
            return named;
        }
        throw new IllegalArgumentException(path.getFileName() + " is of no known kind (" + names(FORMATS)
                + "); for plain values say --shape nz,ny,nx (slowest axis first) and --dtype f32");
    }

    private static DatasetFormat forUser(String id) {
        DatasetFormat format = FORMATS.get(id);
        if (format == null) {
            throw new IllegalArgumentException("unknown format '" + id + "'; known: " + names(FORMATS));
        }
        return format;
    }

    private static boolean saysRaw(OpenOptions options) {
        return options.get("shape") != null || options.get("dims") != null || options.get("dtype") != null;
    }

    private static @Nullable DatasetFormat named(Path path) {
        return FORMATS.values().stream()
                .filter(format -> format.named(path))
                .findFirst()
                .orElse(null);
    }

    private static byte[] head(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private static String names(Map<String, ?> known) {
        return String.join(", ", known.keySet());
    }

    /// Sorted by id, so that nothing depends on the order of the class path.
    private static <T> Map<String, T> load(Class<T> service, Function<T, String> id) {
        Map<String, T> sorted = ServiceLoader.load(service, service.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(java.util.Comparator.comparing(id))
                .collect(Collectors.toMap(id, Function.identity(), Formats::clash, LinkedHashMap::new));
        return java.util.Collections.unmodifiableMap(sorted);
    }

    private static <T> T clash(T one, T other) {
        throw new IllegalStateException(
                one.getClass().getName() + " and " + other.getClass().getName() + " have the same id");
    }
}
