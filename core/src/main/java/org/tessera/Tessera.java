package org.tessera;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.ContainerWriter;
import org.tessera.container.VariableReport;
import org.tessera.field.Field;
import org.tessera.target.Target;

/// The short way in.
///
/// ```java
/// ArrayField field = ArrayField.of("rho", values, 128, 128, 128);
/// Compressed small = Tessera.compress(field, new ValueRangeRelative(1e-3));
/// Files.write(Path.of("rho.tess"), small.bytes());
/// try (Container file = Container.open(Path.of("rho.tess"))) {
///     ArrayField plane = file.read("rho", new Box(new long[] {64, 0, 0}, Shape.of(1, 128, 128)));
/// }
/// ```
public final class Tessera {

    /// Version of the library; format and codecs have their own.
    public static final String VERSION = "0.1.0";

    private Tessera() {}

    /// Compresses a field in memory, on all cores, and checks every point.
    ///
    /// @throws org.tessera.error.BoundViolatedException when the target cannot be met
    public static Compressed compress(Field field, Target target) {
        return compress(field, CompressorOptions.of(target));
    }

    /// The same with options.
    public static Compressed compress(Field field, CompressorOptions options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Compressor compressor = new Compressor(field, options, Compressor.Progress.NONE);
            try (ContainerWriter writer = new ContainerWriter(bytes, compressor.minor())) {
                VariableReport report = compressor.write(writer);
                writer.finish();
                return new Compressed(bytes.toByteArray(), report);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A container in memory.
    ///
    /// @param bytes of the whole `.tess` file
    /// @param report what was verified
    public record Compressed(byte[] bytes, VariableReport report) {}
}
