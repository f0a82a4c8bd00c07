package org.tessera.formats.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.codec.BoundTest;
import org.tessera.container.CompressorOptions;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Generated;
import org.tessera.formats.Judges;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.FileRequest;
import org.tessera.formats.archive.FileRounder;
import org.tessera.formats.netcdf.Header.Dimension;
import org.tessera.target.Absolute;
import org.tessera.target.Target;
import org.tessera.target.TargetText;
import org.tessera.target.Tolerance;

class NetcdfWriterTest {

    @TempDir
    Path folder;

    /// A file read and written again says the same to the reader and to the judge.
    @Test
    void write_ofAnyFileRead_saysTheSame() throws Exception {
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));
        Path source = folder.resolve("a/x.nc");
        Path copy = folder.resolve("b/x.nc");
        for (long seed = 0; seed < 40; seed++) {
            int version = List.of(1, 2, 5).get((int) (seed % 3));
            RandomFile made = RandomFile.make(version, new Random(seed));
            Files.write(source, made.bytes());
            try (NetcdfFile file = NetcdfFile.open(source)) {
                new ClassicFile(file.schema(), version).write(copy);
            }
            try (NetcdfFile file = NetcdfFile.open(copy)) {
                assertThat(file.version()).isEqualTo(version);
                for (Variable variable : file.variables()) {
                    ArrayField expected = made.values().get(variable.name());
                    assertThat(variable.field().readAll().array())
                            .as("seed %d, %s", seed, variable.name())
                            .isEqualTo(expected.array());
                }
                assertThat(file.variables()).hasSize(made.values().size());
            }
            if (made.bytes()[4] == 0) { // the judge does not count records that were streamed
                assertThat(Judges.ncdump(copy)).as("seed %d", seed).isEqualTo(Judges.ncdump(source));
            }
        }
    }

    @Test
    void version_always_isTheSmallestThatHoldsTheSizes() {
        assertThat(version(NetcdfType.FLOAT, 100)).isEqualTo(1);
        assertThat(version(NetcdfType.FLOAT, (1L << 29) - 100)).isEqualTo(1);
        assertThat(version(NetcdfType.FLOAT, 1L << 29)).isEqualTo(2);
        assertThat(version(NetcdfType.FLOAT, (1L << 30) - 1)).isEqualTo(2);
        assertThat(version(NetcdfType.FLOAT, 1L << 30)).isEqualTo(5);
        assertThat(version(NetcdfType.BYTE, 1L << 31)).isEqualTo(5);
        assertThat(version(NetcdfType.UINT, 1)).isEqualTo(5);
    }

    private static int version(NetcdfType type, long size) {
        Schema.Array array = new Schema.Array("v", type, List.of(0), List.of(), null);
        return new ClassicFile(new Schema(List.of(new Dimension("n", size)), List.of(), List.of(array), 0), 1)
                .version();
    }

    @Test
    void writer_ofFieldsWithAttributes_keepsNumbersInTheirTypes() throws Exception {
        ArrayField cube = Generated.smooth(ElementType.F32, 4, 5, 4);
        Path path = folder.resolve("out.nc");
        ArrayField named = cube.withSpec(new FieldSpec("ocean/temp 1", ElementType.F32, Shape.of(4, 5, 4)));
        Map<String, String> said = Map.of("_FillValue", "1.0E20", "units", "K", "_Netcdf4Dimid", "0");
        new NetcdfWriter().write(path, List.of(named), Map.of("ocean/temp 1", said));

        assertThat(Judges.ncdump(path))
                .contains("float ocean_temp_1(n4, n5, n4_2)", ":_FillValue = 1.e+20f", ":units = \"K\"")
                .doesNotContain("Dimid");
        try (NetcdfFile file = NetcdfFile.open(path)) {
            assertThat(file.variables().getFirst().field().readAll().floats()).isEqualTo(cube.floats());
        }
    }

    @Test
    void round_ofTies_goesToEvenAndCarries() {
        assertThat(BitRound.round(1.25f, 1)).isEqualTo(1f);
        assertThat(BitRound.round(1.75f, 1)).isEqualTo(2f);
        assertThat(BitRound.round(-1.75f, 1)).isEqualTo(-2f);
        assertThat(BitRound.round(1.2500001f, 1)).isEqualTo(1.5f);
        assertThat(BitRound.round(1.25, 1)).isEqualTo(1.0);
        assertThat(BitRound.round(Math.PI, 52)).isEqualTo(Math.PI);
        assertThat(BitRound.round(Float.MIN_VALUE, 1)).isZero();
    }

    @Test
    void rounding_always_keepsTheFewestBits() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            double[] values = random.doubles(200, -1000, 1000).toArray();
            ElementType type = random.nextBoolean() ? ElementType.F32 : ElementType.F64;
            FieldSpec spec = new FieldSpec("v", type, Shape.of(10, 20));
            ArrayField field = ArrayField.of(spec, org.tessera.field.Elements.fromDoubles(type, values, 200));
            double epsilon = Math.scalb(random.nextDouble(), random.nextInt(-20, 8));
            Rounding rounding =
                    Rounding.of(field, new Absolute(epsilon), 1, org.tessera.stage.transform.MaskRules.NONE, 2);
            assertThat(holds(field, rounding.bits(), epsilon))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(rounding.bits() > 1 && holds(field, rounding.bits() - 1, epsilon))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    private static boolean holds(ArrayField field, int bits, double epsilon) {
        BoundTest test = new BoundTest(Tolerance.absolute(epsilon));
        for (int i = 0; i < field.size(); i++) {
            boolean single = field.spec().type() == ElementType.F32;
            if (!test.holds(field.value(i), Rounding.rounded(field.value(i), bits, single))) {
                return false;
            }
        }
        return true;
    }

    /// All that is not a rounded value comes through: texts, fills, NaN, integers, history.
    @Test
    void bitround_ofAFile_changesTheFloatsAloneAndSaysHow() throws Exception {
        ArrayField waves = Generated.smooth(ElementType.F32, 6, 7, 8);
        waves.floats()[5] = 1e20f;
        waves.floats()[6] = Float.NaN;
        Path source = folder.resolve("in.nc");
        Files.write(
                source,
                new ClassicWriter(1)
                        .records(6, false)
                        .global("history", "made by a test")
                        .dimension("time", 0)
                        .dimension("y", 7)
                        .dimension("x", 8)
                        .variable(
                                "t",
                                ClassicWriter.FLOAT,
                                new int[] {0, 1, 2},
                                Map.of("_FillValue", new float[] {1e20f}),
                                waves)
                        .variable("n", ClassicWriter.SHORT, new int[] {1}, Map.of(), new byte[14])
                        .variable("label", ClassicWriter.CHAR, new int[] {1}, Map.of(), "seven c".getBytes("US-ASCII"))
                        .bytes());
        Path out = folder.resolve("out.nc");
        FileRounder.Report report = FileRounder.write(source, request("abs=0.5"), out);

        assertThat(report.variables()).hasSize(1);
        int bits = report.variables().getFirst().bits();
        assertThat(Judges.ncdump(out))
                .contains("float t(time, y, x)", "time = UNLIMITED ; // (6 currently)", "label = \"seven c\"")
                .contains("t:quantization = \"quantization_info\"", "t:quantization_nsb = " + bits + " ;")
                .contains("quantization_info:algorithm = \"bitround\"", "abs=0.5 holds at every point")
                .contains(":history = \"made by a test\"");
        try (Dataset dataset = new NetcdfFormat().open(out, OpenOptions.NONE)) {
            float[] rounded = dataset.variables().getFirst().field().readAll().floats();
            for (int i = 0; i < rounded.length; i++) {
                if (i == 5 || i == 6) {
                    assertThat(Float.floatToRawIntBits(rounded[i]))
                            .isEqualTo(Float.floatToRawIntBits(waves.floats()[i]));
                } else {
                    assertThat(Math.abs((double) rounded[i] - waves.floats()[i]))
                            .isLessThanOrEqualTo(0.5);
                    assertThat(Float.floatToRawIntBits(rounded[i]) << 9 + bits)
                            .as("bits after the last kept")
                            .isZero();
                }
            }
        }
    }

    @Test
    void bitround_withoutABoundOnErrors_isRefused() throws IOException {
        Path source = folder.resolve("in.nc");
        Files.write(source, RandomFile.make(1, new Random(1)).bytes());
        for (String target : List.of("psnr=60", "ratio=4", "lossless")) {
            assertThatThrownBy(() -> FileRounder.write(source, request(target), folder.resolve("out.nc")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("--bitround takes a bound on errors (--abs, --rel, --pwrel), found " + target);
        }
    }

    private static FileRequest request(String target) {
        Target parsed = TargetText.parse(target);
        return new FileRequest(OpenOptions.NONE, List.of(), CompressorOptions.of(parsed), true, Map.of());
    }
}
