package org.tessera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// Fields to measure with: raw little-endian files named like `isabel_25x125x125.f64` (slowest axis first),
/// or generated ones when there is no folder.
///
/// The folder is the system property or the environment variable `FIELDS`.
public final class RawFields {

    private static final Pattern NAME = Pattern.compile("_(\\d+(?:x\\d+)*)\\.(f32|f64)$");

    private RawFields() {}

    /// The folder of the property or the environment variable; empty when neither is set.
    static String folder() {
        String property = System.getProperty("FIELDS");
        String variable = System.getenv("FIELDS");
        return property != null ? property : variable != null ? variable : "";
    }

    /// All fields, by name; the name of each is its file's name.
    static List<ArrayField> all(String folder) throws IOException {
        if (folder.isEmpty()) {
            return List.of(waves(128), noise(96));
        }
        List<ArrayField> fields = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.sorted().toList()) {
                if (NAME.matcher(name(file)).find()) {
                    fields.add(read(file));
                }
            }
        }
        return fields;
    }

    /// The field of that name, or one generated.
    static ArrayField one(String folder, String name) throws IOException {
        return folder.isEmpty() ? (name.startsWith("noise") ? noise(96) : waves(128)) : read(Path.of(folder, name));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static ArrayField read(Path file) throws IOException {
        Matcher matcher = NAME.matcher(name(file));
        if (!matcher.find()) {
            throw new IllegalArgumentException(file + ": sizes and type expected in the name, as in x_64x64.f32");
        }
        ElementType type = ElementType.parse(matcher.group(2));
        Shape shape = Shape.of(Arrays.stream(matcher.group(1).split("x", -1))
                .mapToLong(Long::parseLong)
                .toArray());
        byte[] bytes = Files.readAllBytes(file);
        FieldSpec spec = new FieldSpec(name(file), type, shape);
        if (bytes.length != spec.bytes()) {
            throw new IllegalArgumentException(file + ": " + spec.bytes() + " bytes expected, found " + bytes.length);
        }
        return ArrayField.of(spec, Elements.fromBytes(type, bytes, (int) shape.count()));
    }

    /// Smooth waves with a front.
    private static ArrayField waves(int n) {
        float[] values = new float[n * n * n];
        for (int i = 0; i < values.length; i++) {
            int plane = i / n / n;
            int row = i / n % n;
            double x = (double) plane / n;
            double y = (double) row / n;
            double z = (double) (i % n) / n;
            double front = x + y * z > 0.8 ? 1 : 0;
            values[i] = (float) (StrictMath.sin(9 * x + 4 * y) * StrictMath.cos(7 * z) + front);
        }
        return generated("waves", n, values);
    }

    /// A random walk along the fastest axis: rough at all scales.
    private static ArrayField noise(int n) {
        float[] values = new float[n * n * n];
        java.util.SplittableRandom random = new java.util.SplittableRandom(7);
        double walk = 0;
        for (int i = 0; i < values.length; i++) {
            walk = 0.98 * walk + random.nextDouble() - 0.5;
            values[i] = (float) walk;
        }
        return generated("noise", n, values);
    }

    private static ArrayField generated(String name, int n, float[] values) {
        Shape shape = Shape.of(n, n, n);
        return ArrayField.of(
                new FieldSpec(name + "_" + n + "x" + n + "x" + n + ".f32", ElementType.F32, shape), values);
    }
}
