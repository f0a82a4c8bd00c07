package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;

/// An original and its reconstruction, both open; either may say what the other leaves open.
///
/// @param original the first file
/// @param reconstruction the second
record FilePair(ComparedFile original, ComparedFile reconstruction) implements AutoCloseable {

    static FilePair open(Path first, Path second, OpenOptions options) throws IOException {
        ComparedFile b = openSecond(first, second, options);
        try {
            // A raw file has the shape that its container knows.
            return new FilePair(ComparedFile.open(first, merged(options, b.options())), b);
        } catch (IOException | RuntimeException e) {
            b.close();
            throw e;
        }
    }

    /// A raw file whose name says nothing is of the same shape as the one it is compared with, if the length fits.
    private static ComparedFile openSecond(Path first, Path second, OpenOptions options) throws IOException {
        try {
            return ComparedFile.open(second, options);
        } catch (IllegalArgumentException e) {
            if (!options.values().isEmpty() || !Files.isRegularFile(second)) {
                throw e;
            }
            try (ComparedFile a = ComparedFile.open(first, options)) {
                FieldSpec spec = a.fields().values().iterator().next().spec();
                if (a.fields().size() != 1 || spec.bytes() != Files.size(second)) {
                    throw e;
                }
                String shape = spec.shape().toString().replace('x', ',');
                return ComparedFile.open(
                        second,
                        new OpenOptions(
                                Map.of("shape", shape, "dtype", spec.type().label(), "format", Formats.RAW)));
            }
        }
    }

    private static OpenOptions merged(OpenOptions asked, Map<String, String> known) {
        if (!asked.values().isEmpty() || !"raw".equals(known.getOrDefault("format", "raw"))) {
            return asked;
        }
        Map<String, String> values = new LinkedHashMap<>(known);
        values.putAll(asked.values());
        return new OpenOptions(values);
    }

    /// The same without what the files say of values that mean no data.
    FilePair withoutFills() {
        return new FilePair(original.withoutFills(), reconstruction.withoutFills());
    }

    /// What to compare with what; see [VariablePair].
    List<VariablePair> pairs(List<String> asked) {
        return VariablePair.of(original.fields(), reconstruction.fields(), asked);
    }

    ComparedPair pair(VariablePair names, List<Double> fills) {
        DoubleStream more = fills.stream().mapToDouble(Double::doubleValue);
        return ComparedPair.of(original, reconstruction, names, more);
    }

    @Override
    public void close() throws IOException {
        try (reconstruction) {
            original.close();
        }
    }
}
