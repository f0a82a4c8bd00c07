package org.tessera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Shape;
import org.tessera.target.ValueRangeRelative;

/// The example of README.md: it runs, and README.md shows what runs.
class ReadmeExampleTest {

    @TempDir
    Path folder;

    @Test
    void example_always_keepsItsBound() throws IOException {
        double[] values = new double[128 * 128 * 128];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(0.05 * (i % 128)) + Math.cos(0.07 * (i / 128 % 128)) + 1e-6 * i;
        }
        Path path = folder.resolve("rho.tess");

        // README
        ArrayField field = ArrayField.of("rho", values, 128, 128, 128);
        Tessera.Compressed small = Tessera.compress(field, new ValueRangeRelative(1e-3));
        Files.write(path, small.bytes());
        try (Container file = Container.open(path)) {
            ArrayField plane = file.read("rho", new Box(new long[] {64, 0, 0}, Shape.of(1, 128, 128)));
            // end

            double tolerance = small.report().tolerance().absolute();
            assertThat(plane.size()).isEqualTo(128 * 128);
            for (int i = 0; i < plane.size(); i++) {
                assertThat(Math.abs(plane.value(i) - values[64 * 128 * 128 + i]))
                        .isLessThanOrEqualTo(tolerance);
            }
        }
    }

    @Test
    void readme_always_showsTheseLines() throws IOException {
        String readme = Files.readString(root().resolve("README.md"));
        int start = readme.indexOf("```java");
        assumeTrue(start >= 0, "README.md has no ```java block yet");
        List<String> shown = readme.substring(start, readme.indexOf("```", start + 3))
                .lines()
                .skip(1)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("}"))
                .toList();
        String source = Files.readString(root().resolve("core/src/test/java/org/tessera/ReadmeExampleTest.java"));
        String example = source.substring(source.indexOf("// README"), source.indexOf("// end"));

        assertThat(shown)
                .isEqualTo(example.lines()
                        .skip(1)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md")) ? here : here.getParent();
    }
}
