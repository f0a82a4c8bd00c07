package org.tessera.formats.vti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

class VtiWriterTest {

    private static final Grid GRID = new Grid(new double[] {-1, 0, 2}, new double[] {0.5, 0.25, 0.125});

    @TempDir
    private Path directory;

    @Test
    void appendedData_startsALineAndHoldsTheValuesInOrder() throws IOException {
        ArrayField field = ramp("u", ElementType.F32, 2, 3, 4);
        Path file = directory.resolve("u.vti");

        VtiWriter.write(file, List.of(field), GRID);

        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("\n<AppendedData encoding=\"raw\">\n_").endsWith("\n</AppendedData>\n</VTKFile>\n");
        assertThat(text).contains("WholeExtent=\"0 3 0 2 0 1\"").contains("header_type=\"UInt64\"");
        assertThat(text).contains("Origin=\"2.0 0.0 -1.0\"").contains("Spacing=\"0.125 0.25 0.5\"");
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        values.position(text.indexOf("\n_") + 2);
        assertThat(values.getLong()).isEqualTo(24 * 4);
        for (int i = 0; i < 24; i++) {
            assertThat(values.getFloat()).isEqualTo(i);
        }
    }

    @Test
    void chunkedField_isWrittenAsTheWholeOne() throws IOException {
        ArrayField field = ramp("u", ElementType.F64, 5, 6, 7);
        Field chunked = new Field() {
            @Override
            public FieldSpec spec() {
                return field.spec();
            }

            @Override
            public ArrayField read(Box box) {
                return field.read(box);
            }

            @Override
            public Shape grain() {
                return Shape.of(2, 4, 3);
            }
        };

        VtiWriter.write(directory.resolve("a.vti"), List.of(field), GRID);
        VtiWriter.write(directory.resolve("b.vti"), List.of(chunked), GRID);

        assertThat(directory.resolve("b.vti")).hasSameBinaryContentAs(directory.resolve("a.vti"));
    }

    @Test
    void failedRead_leavesNoFile() throws IOException {
        ArrayField field = ramp("u", ElementType.F64, 2, 2, 2);
        Field failing = new Field() {
            @Override
            public FieldSpec spec() {
                return field.spec();
            }

            @Override
            public ArrayField read(Box box) {
                throw new java.io.UncheckedIOException(new IOException("gone"));
            }
        };

        assertThatThrownBy(() -> VtiWriter.write(directory.resolve("u.vti"), List.of(failing), GRID))
                .hasMessageContaining("gone");

        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void arraysThatDoNotFit_areRefused() {
        Path file = directory.resolve("u.vti");
        ArrayField u = ramp("u", ElementType.F64, 2, 2, 2);

        assertThatThrownBy(() -> VtiWriter.write(file, List.of(u, ramp("v", ElementType.F64, 2, 2, 3)), GRID))
                .hasMessageContaining("2x2x3");
        assertThatThrownBy(() -> VtiWriter.write(file, List.of(u, u), GRID)).hasMessageContaining("two arrays");
        assertThatThrownBy(() -> VtiWriter.write(file, List.of(u), Grid.unit(2)))
                .hasMessageContaining("2 axes");
        assertThatThrownBy(() -> VtiWriter.write(file, List.of(ramp("w", ElementType.F64, 1, 1, 1, 1)), Grid.unit(4)))
                .hasMessageContaining("at most 3 axes");
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void vtkItself_readsEachTypeBack(ElementType type) throws Exception {
        assumeTrue(vtkIsInstalled(), "Debian's python3-vtk9 is not installed: VTK's own reader was not asked");
        Path file = directory.resolve("t.vti");
        List<ArrayField> arrays = List.of(ramp("u & <v>", type, 2, 3, 4), ramp("second", ElementType.F64, 2, 3, 4));

        VtiWriter.write(file, arrays, GRID);

        String script = """
                import sys
                from vtkmodules.vtkIOXML import vtkXMLImageDataReader
                reader = vtkXMLImageDataReader()
                reader.SetFileName(sys.argv[1])
                reader.Update()
                image = reader.GetOutput()
                print(image.GetDimensions(), image.GetOrigin(), image.GetSpacing())
                data = image.GetPointData()
                for k in range(data.GetNumberOfArrays()):
                    a = data.GetArray(k)
                    print(data.GetArrayName(k), a.GetDataTypeSize(), [a.GetTuple1(i) for i in range(a.GetNumberOfTuples())] == list(range(24)))
                """;
        assertThat(python(script, file.toString()).lines())
                .containsExactly(
                        "(4, 3, 2) (2.0, 0.0, -1.0) (0.125, 0.25, 0.5)",
                        "u & <v> " + type.bytes() + " True",
                        "second 8 True");
    }

    private static boolean vtkIsInstalled() throws Exception {
        return Files.isExecutable(Path.of("/usr/bin/python3"))
                && python("try:\n import vtkmodules.vtkIOXML\n print('yes')\nexcept ImportError:\n print('no')", "")
                        .startsWith("yes");
    }

    private static String python(String script, String argument) throws Exception {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", script, argument));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private static ArrayField ramp(String name, ElementType type, long... shape) {
        FieldSpec spec = new FieldSpec(name, type, Shape.of(shape));
        int n = (int) spec.shape().count();
        double[] values = new double[n];
        java.util.Arrays.setAll(values, i -> i);
        return ArrayField.of(spec, Elements.fromDoubles(type, values, n));
    }
}
