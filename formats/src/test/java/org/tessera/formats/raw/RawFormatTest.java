package org.tessera.formats.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Generated;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;

class RawFormatTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void roundTrip_ofEveryTypeInBothOrders_isByteIdentical(ElementType type) throws IOException {
        for (String endian : List.of("le", "be")) {
            ByteOrder order = endian.equals("be") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            ArrayField values = Generated.bits(type, Shape.of(3, 5, 7), 11);
            Path file = write("values.bin", Generated.bytes(values, order));
            Path copy = write("copy.bin", new byte[(int) Files.size(file)]);

            try (Dataset data = open(file, Map.of("shape", "3,5,7", "dtype", type.label(), "endian", endian))) {
                Field field = data.variables().getFirst().field();
                assertThat(field.spec().name()).isEqualTo("values");
                assertThat(field.readAll().sameBits(values)).isTrue();
                assertThat(data.extents(List.of("values"))).containsExactly(new Extent(0, Files.size(file)));
                new RawFormat().restore(copy, List.of(new Placed("values", data.placement("values"), field)));
            }
            assertThat(copy).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void write_oneVariable_givesItsBytes() throws IOException {
        ArrayField values = Generated.bits(ElementType.I32, Shape.of(4, 6), 3);
        Path file = write("out.raw", new byte[1000]);

        new RawWriter().write(file, List.of(Generated.grained(values, Shape.of(3, 4))), Map.of());

        assertThat(Files.readAllBytes(file)).isEqualTo(Generated.bytes(values, ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void write_twoVariables_isRefused() {
        ArrayField values = Generated.smooth(ElementType.F32, 4, 6);
        assertThatThrownBy(() -> new RawWriter().write(folder.resolve("x"), List.of(values, values), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds one variable, and 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shape=2x3x4 | 2x3x4",
                "shape=2,3,4 | 2x3x4",
                "dims=4 3 2 | 2x3x4",
                "dims=4,3,2 | 2x3x4",
                "shape=24 | 24"
            })
    void shape_inAnyWriting_isSlowestFirst(String option, String expected) throws IOException {
        Path file = write("values.f32", new byte[96]);
        String[] parts = option.split("=");
        try (Dataset data = open(file, Map.of(parts[0], parts[1]))) {
            assertThat(data.variables().getFirst().field().spec().shape()).hasToString(expected);
            assertThat(data.notices()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"96,F32", "192,F64"})
    void type_notSaid_comesFromTheLength(int bytes, ElementType type) throws IOException {
        try (Dataset data = open(write("values.bin", new byte[bytes]), Map.of("shape", "4,6"))) {
            assertThat(data.variables().getFirst().field().spec().type()).isEqualTo(type);
            assertThat(data.notices()).singleElement().asString().contains("guessed from the length");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.f32 | 97  | shape=4,6 | needs 96 bytes, found 97",
                "a.bin | 48  | shape=4,6 | say --dtype",
                "a.bin | 97  | shape=4,6 | does not fit 97 bytes",
                "a.f32 | 96  | shape=4,6x | takes numbers",
                "a.f32 | 96  | shape=4,-6 | at least 1",
                "a.f32 | 96  | dtype=f16 | unknown element type",
                "a.f32 | 96  | endian=middle | --endian is le or be",
                "a.f32 | 0   | shape=1 | is empty",
                "a.f32 | 96  | endian=le | say --shape nz,ny,nx",
                "a_24.dat | 97 | endian=le | say --shape nz,ny,nx (slowest axis first) and --dtype",
                "a_2_24.dat | 192 | endian=le | say --shape",
                "a_4x6.f32 | 96 | endian=le | say --shape 4,6 or --shape 6,4",
                "a_99999999999x99999999999x99999999999.f32 | 96 | endian=le | say --shape",
            })
    void mistakes_always_areOneSentence(String name, int bytes, String option, String message) throws IOException {
        Path file = write(name, new byte[bytes]);
        String[] parts = option.split("=");
        assertThatThrownBy(() -> open(file, Map.of(parts[0], parts[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void shapeAndDims_together_areRefused() throws IOException {
        Path file = write("a.f32", new byte[96]);
        assertThatThrownBy(() -> open(file, Map.of("shape", "4,6", "dims", "6 4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not both");
    }

    private Dataset open(Path file, Map<String, String> options) throws IOException {
        return new RawFormat().open(file, new OpenOptions(options));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
