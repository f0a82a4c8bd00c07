package org.tessera.formats.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Generated;
import org.tessera.formats.OpenOptions;

/// Shapes from names. The two first names are from published data sets: one writes the slowest axis first, the
/// other the fastest.
class ShapeGuessTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "CLDHGH_1_1800_3600.f32, F32, 1800x3600",
        "density_128x128x256.d64, F64, 256x128x128",
        "U_CHI_20x60x50.f64, F64, 20x60x50",
        "run3_64x96_t0012.f32.dat, F32, 64x96",
        "run3_96x64_t0012.f32.dat, F32, 64x96",
        "einspline_18_15_19_13.f32, F32, 18x15x19x13",
        "counts-40x80.u16, U16, 40x80",
        "plain_64_96.raw, F32, 64x96",
        "plain_64_96.raw, F64, 64x96",
        "line_500.f32, F32, 500",
    })
    void guess_ofSmoothValues_findsTheOrder(String name, ElementType type, String shape) throws IOException {
        long[] sizes = java.util.Arrays.stream(shape.split("x"))
                .mapToLong(Long::parseLong)
                .toArray();
        try (Dataset data = open(name, Generated.smooth(type, sizes))) {
            FieldSpec spec = data.variables().getFirst().field().spec();
            assertThat(spec.shape()).hasToString(shape);
            assertThat(spec.type()).isEqualTo(type);
            assertThat(data.notices())
                    .anyMatch(notice -> notice.startsWith("shape " + shape)
                            && (sizes.length == 1
                                    || notice.matches(".*guessed from the name; the other order is .* rougher")));
        }
    }

    /// Two long series, one after the other: samples two apart are alike too, and are no rows of two.
    @ParameterizedTest
    @CsvSource({"strain_2x5000.f64", "strain_5000x2.f64"})
    void guess_ofSeries_isNotFooledByCloseSamples(String name) throws IOException {
        double[] values = new double[10_000];
        for (int i = 0; i < values.length; i++) {
            double t = i % 5000 * 2e-3;
            values[i] = i < 5000 ? Math.cos(t * t) : Math.sin(t * t);
        }
        ArrayField field = ArrayField.of(new FieldSpec("h", ElementType.F64, Shape.of(2, 5000)), values);
        try (Dataset data = open(name, field)) {
            assertThat(data.variables().getFirst().field().spec().shape()).hasToString("2x5000");
            assertThat(data.notices()).anyMatch(notice -> notice.contains("rows of the other order do not show"));
        }
    }

    /// Real pairs, as coordinates of points are: the values two apart are alike, neighbours are not.
    @Test
    void guess_ofPairs_findsThem() throws IOException {
        double[] values = new double[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? Math.cos(1e-3 * i) : 5 + Math.sin(1e-3 * i);
        }
        ArrayField field = ArrayField.of(new FieldSpec("xy", ElementType.F64, Shape.of(5000, 2)), values);
        try (Dataset data = open("points_5000x2.f64", field)) {
            assertThat(data.variables().getFirst().field().spec().shape()).hasToString("5000x2");
        }
    }

    @Test
    void guess_ofNoise_asksForTheShape() {
        assertThatThrownBy(() -> open("noise_64_96.u8", Generated.bits(ElementType.U8, Shape.of(64, 96), 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("say --shape 64,96 or --shape 96,64 (slowest axis first)");
    }

    @Test
    void guess_ofSymmetricShape_needsNoValues() throws IOException {
        try (Dataset data = open("noise_16x20x16.u8", Generated.bits(ElementType.U8, Shape.of(16, 20, 16), 5))) {
            assertThat(data.notices()).containsExactly("shape 16x20x16 guessed from the name");
        }
    }

    private Dataset open(String name, ArrayField values) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, Generated.bytes(values, ByteOrder.LITTLE_ENDIAN));
        return new RawFormat().open(file, OpenOptions.NONE);
    }
}
