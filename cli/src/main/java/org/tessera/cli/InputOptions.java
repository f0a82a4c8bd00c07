package org.tessera.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.formats.OpenOptions;
import picocli.CommandLine.Option;

/// What a raw file does not say itself.
final class InputOptions {

    @Option(
            names = "--shape",
            paramLabel = "NZ,NY,NX",
            description = "Axis sizes, slowest first, as numpy says: --shape 256,512,512.")
    @Nullable
    String shape;

    @Option(
            names = "--dims",
            paramLabel = "NX NY NZ",
            description = "Axis sizes, fastest first, as zfp and SZ say; also -3 NX NY NZ, -2 NX NY, ...")
    @Nullable
    String dims;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            description = "f32 f64 i8 i16 i32 i64 u8 u16 u32; from the name or length when not given.")
    @Nullable
    String dtype;

    @Option(names = "--endian", paramLabel = "le|be", description = "Byte order; le when not given.")
    @Nullable
    String endian;

    @Option(
            names = "--format",
            paramLabel = "KIND",
            description = "Kind of file, instead of a look at it; tessera doctor lists them.")
    @Nullable
    String format;

    OpenOptions open() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "shape", shape);
        put(values, "dtype", dtype);
        put(values, "endian", endian);
        put(values, "format", format);
        put(values, "dims", dims);
        return new OpenOptions(values);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
