package org.tessera.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.formats.OpenOptions;
import picocli.CommandLine.Option;

/// What a raw file does not say itself.
final class InputOptions {

    @Option(names = "--shape", paramLabel = "NZ,NY,NX", description = "Axis sizes, slowest first, as numpy says.")
    @Nullable
    String shape;

    @Option(
            names = "--dims",
            paramLabel = "NX NY NZ",
            split = "[ ,]",
            description = "Axis sizes, fastest first, as zfp and SZ say: --dims \"512 512 256\" or --dims 512,512,256.")
    @Nullable
    List<Long> dims;

    @Option(names = "-1", arity = "1", hidden = true)
    @Nullable
    List<Long> one;

    @Option(names = "-2", arity = "2", hidden = true)
    @Nullable
    List<Long> two;

    @Option(names = "-3", arity = "3", hidden = true)
    @Nullable
    List<Long> three;

    @Option(names = "-4", arity = "4", hidden = true)
    @Nullable
    List<Long> four;

    @Option(names = "--dtype", paramLabel = "TYPE", description = "f32 f64 i8 i16 i32 i64 u8 u16 u32.")
    @Nullable
    String dtype;

    @Option(names = "--endian", paramLabel = "le|be", description = "Byte order of a raw file; le when not given.")
    @Nullable
    String endian;

    @Option(
            names = "--format",
            paramLabel = "KIND",
            description = "Kind of file: raw, npy, hdf5; found when not given.")
    @Nullable
    String format;

    OpenOptions open() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "shape", shape);
        put(values, "dtype", dtype);
        put(values, "endian", endian);
        put(values, "format", format);
        for (List<Long> given : java.util.Arrays.asList(dims, one, two, three, four)) {
            if (given != null) {
                put(
                        values,
                        "dims",
                        String.join(" ", given.stream().map(String::valueOf).toList()));
            }
        }
        return new OpenOptions(values);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
