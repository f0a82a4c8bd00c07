package org.tessera.formats.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.container.Compressor.Progress;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Generated;
import org.tessera.formats.Judges;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.FileCompressor;
import org.tessera.formats.archive.FileReport;
import org.tessera.formats.archive.FileRequest;
import org.tessera.formats.archive.FileRestorer;
import org.tessera.target.TargetText;

class NetcdfRestorerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void restore_ofTheSameValues_isByteIdentical(int version) throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            byte[] original = RandomFile.make(version, random).bytes();
            Path file = Files.write(folder.resolve("original.nc"), original);
            List<Placed> placed = new ArrayList<>();
            byte[] holed = original.clone();
            try (Dataset data = new NetcdfFormat().open(file, OpenOptions.NONE)) {
                for (Variable variable : data.variables()) {
                    if (random.nextInt(4) > 0) {
                        placed.add(placed(data, variable, variable.field().readAll(), random));
                    }
                }
                for (Extent extent :
                        data.extents(placed.stream().map(Placed::name).toList())) {
                    Arrays.fill(holed, (int) extent.offset(), (int) extent.end(), (byte) 0x55);
                }
            }
            Path template = Files.write(folder.resolve("template.nc"), holed);
            new NetcdfFormat().restore(template, placed);
            assertThat(Files.readAllBytes(template)).as("seed %d", seed).isEqualTo(original);
        }
    }

    private static Placed placed(Dataset data, Variable variable, ArrayField values, Random random) {
        Field grained = Generated.grained(
                values, Generated.box(random, values.spec().shape()).shape());
        return new Placed(variable.name(), data.placement(variable.name()), grained);
    }

    @Test
    void restore_ofOtherValues_changesTheirPlacesAlone() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            RandomFile made = RandomFile.make(1, random);
            Path file = Files.write(folder.resolve("changed.nc"), made.bytes());
            String name = made.values().keySet().iterator().next();
            FieldSpec spec = made.values().get(name).spec();
            ArrayField other =
                    Generated.bits(spec.type(), spec.shape(), seed + 1000).withSpec(spec);
            byte[] outside = made.bytes().clone();
            List<Extent> extents;
            try (Dataset data = new NetcdfFormat().open(file, OpenOptions.NONE)) {
                extents = data.extents(List.of(name));
                new NetcdfFormat().restore(file, List.of(new Placed(name, data.placement(name), other)));
            }
            try (Dataset data = new NetcdfFormat().open(file, OpenOptions.NONE)) {
                for (Variable variable : data.variables()) {
                    ArrayField wanted =
                            variable.name().equals(name) ? other : made.values().get(variable.name());
                    assertThat(variable.field().readAll().sameBits(wanted))
                            .as("seed %d, %s", seed, variable.name())
                            .isTrue();
                }
            }
            byte[] after = Files.readAllBytes(file);
            for (Extent extent : extents) {
                Arrays.fill(outside, (int) extent.offset(), (int) extent.end(), (byte) 0);
                Arrays.fill(after, (int) extent.offset(), (int) extent.end(), (byte) 0);
            }
            assertThat(after).as("seed %d", seed).isEqualTo(outside);
        }
    }

    @Test
    void restore_intoFileWithoutItsEnd_makesItGrow() throws IOException {
        byte[] padded = records(1, 5);
        byte[] original = Arrays.copyOf(padded, padded.length - 1);
        Path file = Files.write(folder.resolve("whole.nc"), original);
        List<Placed> placed;
        long start;
        try (Dataset data = new NetcdfFormat().open(file, OpenOptions.NONE)) {
            placed = data.variables().stream()
                    .map(v -> new Placed(
                            v.name(), data.placement(v.name()), v.field().readAll()))
                    .toList();
            start = data.extents(List.of("a", "b")).getLast().offset();
        }
        Path template = Files.write(folder.resolve("template.nc"), Arrays.copyOf(original, (int) start));
        new NetcdfFormat().restore(template, placed);
        assertThat(Files.readAllBytes(template)).isEqualTo(original);
    }

    @Test
    void restore_intoAnotherFile_isRefusedAndTheFileUnchanged() throws IOException {
        Path file = Files.write(folder.resolve("one.nc"), records(1, 5));
        byte[] other = records(1, 4);
        Path wrong = Files.write(folder.resolve("other.nc"), other);
        try (Dataset data = new NetcdfFormat().open(file, OpenOptions.NONE)) {
            Variable a = data.variables().getFirst();
            Placed placed = new Placed("a", data.placement("a"), a.field());
            assertThatThrownBy(() -> new NetcdfFormat().restore(wrong, List.of(placed)))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("no variable like 'a'");
            ArrayField narrow = ArrayField.of("a", new float[3], 3);
            assertThatThrownBy(() ->
                            new NetcdfFormat().restore(wrong, List.of(new Placed("a", data.placement("a"), narrow))))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("has a place for 5x7 f32");
        }
        assertThat(Files.readAllBytes(wrong)).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void ncdump_ofRestoredFile_showsTheValues(int version) throws Exception {
        Path file = Files.write(folder.resolve("dump.nc"), records(version, 5));
        ArrayField a = Generated.smooth(ElementType.F32, 5, 7);
        Object whole = Elements.fromDoubles(ElementType.F32, rounded(a), a.size());
        ArrayField values =
                ArrayField.of(new FieldSpec("a", ElementType.F32, a.spec().shape()), whole);
        try (Dataset data = new NetcdfFormat().open(file, OpenOptions.NONE)) {
            new NetcdfFormat().restore(file, List.of(new Placed("a", data.placement("a"), values)));
        }
        String said = Judges.ncdump(file);
        assertThat(dumped(said, "a")).containsExactly(rounded(a));
        assertThat(dumped(said, "b")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(dumped(said, "fixed")).containsExactly(3, 2, 1);
    }

    private static double[] rounded(ArrayField field) {
        double[] values = new double[field.size()];
        Arrays.setAll(values, i -> Math.rint(field.value(i)) + 0.0);
        return values;
    }

    private static double[] dumped(String dump, String name) {
        int from = dump.indexOf("\n " + name + " =", dump.indexOf("data:"));
        String list = dump.substring(dump.indexOf('=', from) + 1, dump.indexOf(';', from));
        return Arrays.stream(list.split(",", -1))
                .mapToDouble(v -> Double.parseDouble(v.trim()))
                .toArray();
    }

    @Test
    void archive_ofFile_restoresItExactlyOrWithinTheBound() throws IOException {
        byte[] original = records(2, 300);
        assertThat(archived(original, "lossless")).isEqualTo(original);
        byte[] changed = archived(original, "abs=0.01");
        assertThat(changed).hasSameSizeAs(original).isNotEqualTo(original);
        assertThat(Arrays.copyOf(changed, 100)).isEqualTo(Arrays.copyOf(original, 100));
    }

    /// A frame of the container for every gap between two slabs would cost more than the gap.
    @Test
    void archive_ofManySmallRecords_keepsWhatLiesBetweenThemCheaply() throws IOException {
        byte[] original = records(1, 20_000);
        archived(original, "lossless");
        assertThat(report.templateBytes()).isLessThan(20_000);
    }

    private FileReport report = new FileReport(0, 0, 0, List.of(), List.of(), List.of(), Map.of(), Map.of());

    private byte[] archived(byte[] original, String target) throws IOException {
        Path source = Files.write(folder.resolve("source.nc"), original);
        Path packed = folder.resolve("packed.tess");
        Path restored = folder.resolve("restored.nc");
        CompressorOptions options =
                CompressorOptions.of(TargetText.parse(target)).withThreads(1);
        FileRequest request = new FileRequest(OpenOptions.NONE, List.of("a"), options, true, Map.of());
        report = new FileCompressor(source, request, Progress.NONE).write(packed);
        try (Container container = Container.open(packed)) {
            new FileRestorer(container, Progress.NONE).rebuild(restored);
        }
        return Files.readAllBytes(restored);
    }

    /// Two record variables, `a` of 7 floats and `b` of 3 bytes a record, and a fixed one.
    static byte[] records(int version, int count) {
        byte[] b = new byte[3 * count];
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte) (1 + i % 100);
        }
        return new ClassicWriter(version)
                .records(count, false)
                .dimension("t", 0)
                .dimension("x", 7)
                .dimension("y", 3)
                .global("title", "records")
                .variable(
                        "a",
                        ClassicWriter.FLOAT,
                        new int[] {0, 1},
                        Map.of("units", "K"),
                        Generated.smooth(ElementType.F32, count, 7))
                .variable("fixed", ClassicWriter.SHORT, new int[] {2}, Map.of(), new byte[] {0, 3, 0, 2, 0, 1})
                .variable("b", ClassicWriter.BYTE, new int[] {0, 2}, Map.of(), b)
                .bytes();
    }
}
