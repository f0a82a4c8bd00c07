package org.tessera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;

/// Reading and writing of NetCDF classic: a file is made, then copied value by value through reader and writer.
///
/// `NetcdfThroughput FOLDER [MiB=2048] [repeats=5]`
public final class NetcdfThroughput {

    private static final long ROW = 512;

    private NetcdfThroughput() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        long mebibytes = args.length > 1 ? Long.parseLong(args[1]) : 2048;
        int repeats = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Path source = folder.resolve("throughput.nc");
        Path copy = folder.resolve("throughput-copy.nc");
        try {
            Formats.writer("netcdf").write(source, List.of(waves(mebibytes)), Map.of());
            for (int i = 0; i < repeats; i++) {
                long start = System.nanoTime();
                copy(source, copy);
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%,d bytes read and written in %.2f s: %.0f MB/s, heap at most %d MiB%n",
                        Files.size(copy),
                        seconds,
                        Files.size(copy) / 1e6 / seconds,
                        Runtime.getRuntime().maxMemory() >> 20);
            }
            long different = Files.mismatch(source, copy);
            System.out.println(different < 0 ? "the copy is the same" : "the copy differs at byte " + different);
        } finally {
            Files.deleteIfExists(source);
            Files.deleteIfExists(copy);
        }
    }

    private static void copy(Path source, Path copy) throws IOException {
        Files.deleteIfExists(copy);
        try (Dataset dataset = Formats.detect(source, OpenOptions.NONE).open(source, OpenOptions.NONE)) {
            List<Field> fields =
                    dataset.variables().stream().map(Variable::field).toList();
            Formats.writer("netcdf").write(copy, fields, Map.of());
        }
    }

    /// Planes of 1 MiB, each a wave of its own.
    private static Field waves(long mebibytes) {
        FieldSpec spec = new FieldSpec("waves", ElementType.F32, Shape.of(mebibytes, ROW, ROW));
        return new Field() {
            @Override
            public FieldSpec spec() {
                return spec;
            }

            @Override
            public Shape grain() {
                return Shape.of(1, ROW, ROW);
            }

            @Override
            public ArrayField read(Box box) {
                float[] values = new float[Math.toIntExact(box.shape().count())];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (i * 31L + box.start(0) & 0xFFFF) / 256f;
                }
                return ArrayField.of(spec.withShape(box.shape()), values);
            }
        };
    }
}
