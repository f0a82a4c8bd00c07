package org.tessera.formats.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.Variable;

final class Hdf5FileTest {

    static final List<String> FILES = Golden.FILES;

    @TempDir
    Path folder;

    private Hdf5File open(String name) throws IOException {
        return Hdf5File.open(Golden.copy(name, folder));
    }

    private static List<String> names(Hdf5File file) {
        return file.variables().stream().map(Variable::name).toList();
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void readAll_ofEveryVariable_givesWhatWasWritten(String name) throws IOException {
        try (Hdf5File file = open(name)) {
            assertThat(file.variables()).isNotEmpty();
            for (Variable variable : file.variables()) {
                if (variable.unsupported() == null) {
                    Golden.assertExpected(variable.name(), variable.field());
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void read_ofAnyBox_givesThatPartOfTheWhole(String name) throws IOException {
        Random random = new Random(7);
        try (Hdf5File file = open(name)) {
            for (Variable variable : file.variables()) {
                if (variable.unsupported() != null) {
                    continue;
                }
                ArrayField whole = variable.field().readAll();
                for (int i = 0; i < 5; i++) {
                    Box box = randomBox(whole.spec().shape(), random);
                    assertThat(variable.field().read(box).sameBits(whole.read(box)))
                            .as("%s %s", variable.name(), box)
                            .isTrue();
                }
            }
        }
    }

    private static Box randomBox(Shape shape, Random random) {
        long[] origin = new long[shape.rank()];
        long[] size = new long[shape.rank()];
        for (int axis = 0; axis < origin.length; axis++) {
            origin[axis] = random.nextLong(shape.size(axis));
            size[axis] = 1 + random.nextLong(shape.size(axis) - origin[axis]);
        }
        return new Box(origin, Shape.of(size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain_earliest.h5", "plain_latest.h5"})
    void variables_ofNestedGroups_areListedOnceWithTheirTypes(String name) throws IOException {
        try (Hdf5File file = open(name)) {
            assertThat(names(file))
                    .contains("a/b/c/deep", "compact", "never", "odd/committed", "types/be/f4", "types/le/u4", "zero")
                    .doesNotContain("a/hard", "soft", "elsewhere")
                    .noneMatch(n -> n.startsWith("odd/") && !n.equals("odd/committed"));
            assertThat(Golden.variable(file, "types/be/u2").field().spec().type())
                    .isEqualTo(ElementType.U16);
            assertThat(Golden.variable(file, "types/le/i8").field().spec().type())
                    .isEqualTo(ElementType.I64);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked_earliest.h5", "chunked_latest.h5"})
    void variables_withUnknownFilter_sayWhichAndWhatToDo(String name) throws IOException {
        try (Hdf5File file = open(name)) {
            Variable unknown = Golden.variable(file, "scaleoffset");
            assertThat(unknown.unsupported()).contains("'scaleoffset'", "6 (scaleoffset)", "h5repack");
            assertThatThrownBy(() -> unknown.field().readAll()).isInstanceOf(UnsupportedException.class);
            assertThatThrownBy(() -> file.extents(List.of("scaleoffset"))).isInstanceOf(UnsupportedException.class);
            Golden.assertExpected("lzf", Golden.variable(file, "lzf").field());
        }
    }

    @Test
    void chunkIndexes_ofLatestFile_areOfEveryKind() throws IOException {
        try (Hdf5File file = open("chunked_latest.h5")) {
            assertThat(file.variables().stream().map(v -> layout(v)).distinct())
                    .containsExactlyInAnyOrder(
                            Layout.Index.SINGLE,
                            Layout.Index.IMPLICIT,
                            Layout.Index.FIXED_ARRAY,
                            Layout.Index.EXTENSIBLE_ARRAY,
                            Layout.Index.BTREE_V2);
        }
    }

    private static Layout.Index layout(Variable variable) {
        return ((Layout.Chunked) ((Hdf5Field) variable.field()).array().layout()).index();
    }

    @Test
    void variables_ofNetcdf_followItsConventions() throws IOException {
        try (Hdf5File file = open("netcdf4.nc")) {
            Variable t = Golden.variable(file, "t");
            assertThat(t.fills()).containsExactly(-999.0);
            assertThat(t.validMin()).isZero();
            assertThat(t.validMax()).isEqualTo(100);
            assertThat(t.coordinate()).isFalse();
            assertThat(t.attributes()).containsEntry("units", "K");
            Variable p = Golden.variable(file, "p");
            assertThat(p.fills()).contains(-1.0);
            assertThat(p.validMin()).isZero();
            assertThat(p.validMax()).isNaN();
            assertThat(List.of("time", "lat", "lon", "area"))
                    .allMatch(name -> Golden.variable(file, name).coordinate());
            assertThat(names(file)).doesNotContain("names");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense.h5", "old_groups.h5"})
    void attributes_ofLargeObjects_areRead(String name) throws IOException {
        try (Hdf5File file = open(name)) {
            Variable variable = Golden.variable(file, "attributes");
            assertThat(variable.attributes()).containsEntry("units", "K").containsEntry("note_11", "text 11");
            assertThat(variable.fills()).containsExactly(-999.0);
            assertThat(names(file)).hasSize(41).contains("group/member_039");
        }
    }

    @Test
    void probe_looksForTheSignatureBehindUserBlocks() throws IOException {
        Hdf5Format format = new Hdf5Format();
        for (String name : Golden.FILES) {
            byte[] head = Arrays.copyOf(Golden.bytes(name), 2048);
            assertThat(format.probe(Golden.copy(name, folder), head)).as(name).isTrue();
        }
        Path text = Files.writeString(folder.resolve("text"), "no such file");
        assertThat(format.probe(text, Files.readAllBytes(text))).isFalse();
    }

    @Test
    void open_ofFileCutShort_saysSo() throws IOException {
        byte[] bytes = Golden.bytes("plain_latest.h5");
        Path cut = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(bytes, bytes.length - 100));
        assertThatThrownBy(() -> Hdf5File.open(cut))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("cut short");
    }

    @Test
    void read_ofChunkWithDamagedBytes_isRefusedByItsChecksum() throws IOException {
        Path path = Golden.copy("chunked_latest.h5", folder);
        long offset;
        try (Hdf5File file = Hdf5File.open(path)) {
            offset = file.extents(List.of("checked")).getFirst().offset();
        }
        byte[] bytes = Files.readAllBytes(path);
        bytes[(int) offset] ^= 1;
        Files.write(path, bytes);
        try (Hdf5File file = Hdf5File.open(path)) {
            assertThatThrownBy(() -> Golden.variable(file, "checked").field().readAll())
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("chunk 0 of dataset 'checked'")
                    .hasMessageContaining("Fletcher");
        }
    }
}
