package org.tessera.formats.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.Formats;
import org.tessera.formats.Judges;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;

final class Hdf5WriterTest {

    @TempDir
    Path folder;

    private static Field ramp(String name, ElementType type, long... sizes) {
        Shape shape = Shape.of(sizes);
        Object array = Elements.newArray(type, (int) shape.count());
        for (int i = 0; i < shape.count(); i++) {
            double[] value = {Golden.ramp(i)};
            Elements.setBits(type, array, i, Elements.bits(type, Elements.fromDoubles(type, value, 1), 0));
        }
        return ArrayField.of(new FieldSpec(name, type, shape), array);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void write_ofEveryType_isReadBack(ElementType type) throws Exception {
        List<Field> variables = List.of(ramp("a/b/x", type, 5, 7, 4), ramp("a/y", type, 11), ramp("z", type, 3, 9));
        for (Hdf5Writer.Storage storage : List.of(
                Hdf5Writer.Storage.CONTIGUOUS,
                new Hdf5Writer.Storage(new int[] {2, 3, 4}, 4),
                new Hdf5Writer.Storage(null, 1))) {
            Path path = folder.resolve("new.h5");
            new Hdf5Writer(storage)
                    .write(path, variables, Map.of("a/y", Map.of("units", "K", "_FillValue", "99", "CLASS", "x")));
            try (Hdf5File file = Hdf5File.open(path)) {
                assertThat(file.variables()).hasSize(3);
                for (Field variable : variables) {
                    Variable found = Golden.variable(file, variable.spec().name());
                    assertThat(found.field().readAll().sameBits(variable.readAll()))
                            .as(variable.spec().name())
                            .isTrue();
                }
                Variable described = Golden.variable(file, "a/y");
                assertThat(described.fills()).containsExactly(99);
                assertThat(described.attributes())
                        .containsOnlyKeys("units", "_FillValue")
                        .containsEntry("units", "K");
            }
            Judges.h5dump(path, List.of("a/b/x", "a/y", "z"));
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void write_withZfp_isReadBackBitForBit(ElementType type) throws Exception {
        List<Field> variables = List.of(
                ramp("a", type, 3, 5, 2, 6, 4, 3),
                ramp("b", type, 1, 1),
                ramp("c", type, 70000),
                ramp("d", type, 300, 301));
        Path path = folder.resolve("zfp.h5");
        new Hdf5Writer(Hdf5Writer.Storage.ZFP).write(path, variables, Map.of());
        try (Hdf5File file = Hdf5File.open(path)) {
            for (Field variable : variables) {
                assertThat(Golden.variable(file, variable.spec().name())
                                .field()
                                .readAll()
                                .sameBits(variable.readAll()))
                        .as(variable.spec().name())
                        .isTrue();
            }
        }
        assertThat(ZfpChunks.holds(type))
                .isEqualTo(List.of("f32", "f64", "i32", "i64").contains(type.label()));
    }

    @Test
    void write_withZfp_hasTheClientDataOfThePlugin() throws Exception {
        // As h5dump shows those of H5Z-ZFP: versions, "zfp" and the stream's version, sizes and type, mode.
        int[] client = ZfpChunks.client(new int[] {256}, ElementType.F64);
        assertThat(client).startsWith(0x10105111, 91252346, 4083).hasSize(4);
        assertThat(ZfpChunks.sizes(Shape.of(2, 70, 3, 200, 100, 9))).containsExactly(1, 1, 3, 28, 52, 9);
        assertThat(ZfpChunks.sizes(Shape.of(1000, 3))).containsExactly(1000, 3);
        assertThat(ZfpChunks.sizes(Shape.of(128, 129, 130))).containsExactly(32, 32, 36);
        Path path = folder.resolve("zfp.h5");
        new Hdf5Writer(Hdf5Writer.Storage.ZFP).write(path, List.of(ramp("x", ElementType.F64, 256)), Map.of());
        assertThat(Judges.h5dumpHeader(path))
                .contains("FILTER_ID 32013", "CHUNKED ( 256 )", "PARAMS { 269504785 91252346 4083 " + client[3] + " }");
    }

    @Test
    void restore_ofFileThatJhdfWrote_isReadByJhdf() throws Exception {
        Path path = folder.resolve("new.h5");
        Field before = ramp("x", ElementType.F32, 20, 30);
        new Hdf5Writer(new Hdf5Writer.Storage(new int[] {8, 8}, 6)).write(path, List.of(before), Map.of());
        List<Placed> placed = new ArrayList<>();
        ArrayField noisy = ArrayField.of("x", new float[600], 20, 30);
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 600; i++) {
            noisy.floats()[i] = random.nextFloat();
        }
        try (Hdf5File file = Hdf5File.open(path)) {
            placed.add(new Placed("x", file.placement("x"), noisy));
        }
        new Hdf5Format().restore(path, placed);
        try (HdfFile file = new HdfFile(path)) {
            float[][] found = (float[][]) file.getDatasetByPath("x").getData();
            for (int i = 0; i < 600; i++) {
                assertThat(found[i / 30][i % 30]).isEqualTo(noisy.floats()[i]);
            }
        }
    }

    @Test
    void write_ofTwoVariablesOfOneName_isRefused() {
        Path path = folder.resolve("new.h5");
        List<Field> twice = List.of(ramp("x", ElementType.F32, 3), ramp("x", ElementType.F32, 3));
        assertThatThrownBy(() -> new Hdf5Writer().write(path, twice, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void write_overLongerFile_leavesNothingOfIt() throws Exception {
        Path path = Files.write(folder.resolve("new.h5"), new byte[100_000]);
        new Hdf5Writer().write(path, List.of(ramp("x", ElementType.F32, 3)), Map.of());
        assertThat(Files.size(path)).isLessThan(10_000);
        assertThat(Formats.detect(path, OpenOptions.NONE).id()).isEqualTo("hdf5");
    }
}
