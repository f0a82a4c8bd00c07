package org.tessera.formats.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Formats;
import org.tessera.formats.Generated;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.conventions.Packing;

class NetcdfFileTest {

    private static final Map<String, Object> NONE = Map.of();

    @TempDir
    Path folder;

    @Test
    void detect_byContent_isNetcdf() throws IOException {
        Path file = write(new ClassicWriter(1));
        Path other = Files.move(file, folder.resolve("file.raw"));
        assertThat(Formats.detect(other, OpenOptions.NONE).id()).isEqualTo("netcdf");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void read_anyBoxOfAnyVariable_givesTheValues(int version) throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomFile made = RandomFile.make(version, random);
            Path file = Files.write(folder.resolve("any.nc"), made.bytes());
            try (Dataset data = new NetcdfFormat().open(file, OpenOptions.NONE)) {
                assertThat(data.variables())
                        .as("seed %d", seed)
                        .extracting(Variable::name)
                        .containsExactlyElementsOf(made.values().keySet());
                for (Variable variable : data.variables()) {
                    ArrayField wanted = made.values().get(variable.name());
                    Box box = Generated.box(random, wanted.spec().shape());
                    assertThat(variable.field().read(box).sameBits(wanted.read(box)))
                            .as("seed %d, %s of %s", seed, box, variable.field().spec())
                            .isTrue();
                    assertThat(variable.field().readAll().sameBits(wanted))
                            .as("seed %d, %s", seed, variable.name())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void extents_always_areAscendingAndHoldTheValuesAlone() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            RandomFile made = RandomFile.make(2, new Random(seed));
            Path file = Files.write(folder.resolve("any.nc"), made.bytes());
            try (Dataset data = new NetcdfFormat().open(file, OpenOptions.NONE)) {
                List<Extent> extents = data.extents(made.values().keySet());
                long at = 0;
                long sum = 0;
                for (Extent extent : extents) {
                    assertThat(extent.offset()).as("seed %d", seed).isGreaterThanOrEqualTo(at);
                    at = extent.end();
                    sum += extent.length();
                }
                assertThat(at).as("seed %d", seed).isLessThanOrEqualTo(made.bytes().length);
                assertThat(sum)
                        .as("seed %d", seed)
                        .isEqualTo(made.values().values().stream()
                                .mapToLong(v -> v.spec().bytes())
                                .sum());
            }
        }
    }

    /// Exactly one record variable: its records are not padded, whatever their length.
    @Test
    void oneRecordVariable_ofThreeBytesARecord_isNotPadded() throws IOException {
        byte[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        ClassicWriter writer = new ClassicWriter(1)
                .records(3, false)
                .dimension("t", 0)
                .dimension("x", 3)
                .variable("b", ClassicWriter.BYTE, new int[] {0, 1}, NONE, values);
        try (Dataset data = open(writer)) {
            Variable only = data.variables().getFirst();
            assertThat((byte[]) only.field().readAll().array()).containsExactly(values);
            assertThat(data.extents(List.of("b"))).hasSize(1);
        }
    }

    @Test
    void severalRecordVariables_ofThreeBytesARecord_arePadded() throws IOException {
        byte[] values = {1, 2, 3, 4, 5, 6};
        ClassicWriter writer = new ClassicWriter(1)
                .records(2, false)
                .dimension("t", 0)
                .dimension("x", 3)
                .variable("b", ClassicWriter.BYTE, new int[] {0, 1}, NONE, values)
                .variable("c", ClassicWriter.CHAR, new int[] {0, 1}, NONE, values);
        try (Dataset data = open(writer)) {
            assertThat(data.variables()).extracting(Variable::name).containsExactly("b");
            List<Extent> extents = data.extents(List.of("b"));
            assertThat(extents).extracting(Extent::length).containsExactly(3L, 3L);
            assertThat(extents.get(1).offset() - extents.get(0).offset()).isEqualTo(8);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void streamedRecords_always_areCountedByTheFileLength(int version) throws IOException {
        ArrayField t = Generated.bits(ElementType.F32, Shape.of(4, 3), 1);
        ArrayField s = Generated.bits(ElementType.I8, Shape.of(4), 2);
        byte[] bytes = new ClassicWriter(version)
                .records(4, true)
                .dimension("time", 0)
                .dimension("x", 3)
                .variable("t", ClassicWriter.FLOAT, new int[] {0, 1}, NONE, t)
                .variable("s", ClassicWriter.BYTE, new int[] {0}, NONE, s)
                .bytes();
        for (int cut = 0; cut <= 4; cut++) {
            // The last record may lack its padding of three bytes, and does not count when it lacks more.
            long records = cut <= 3 ? 4 : 3;
            Path file = Files.write(folder.resolve("any.nc"), Arrays.copyOf(bytes, bytes.length - cut));
            try (Dataset data = new NetcdfFormat().open(file, OpenOptions.NONE)) {
                assertThat(data.variables())
                        .extracting(v -> v.field().spec().shape())
                        .containsExactly(Shape.of(records, 3), Shape.of(records));
            }
        }
    }

    @Test
    void variables_withoutValuesOrNumbers_areNotListed() throws IOException {
        ClassicWriter writer = new ClassicWriter(5)
                .dimension("time", 0)
                .dimension("x", 2)
                .variable("later", ClassicWriter.FLOAT, new int[] {0, 1}, NONE, new byte[0])
                .variable("text", ClassicWriter.CHAR, new int[] {1}, NONE, new byte[2])
                .variable("one", ClassicWriter.DOUBLE, new int[0], NONE, new byte[8])
                .variable("deep", ClassicWriter.BYTE, new int[] {1, 1, 1, 1, 1, 1, 1}, NONE, new byte[128])
                .variable("big", ClassicWriter.UINT64, new int[] {1}, NONE, new byte[16])
                .variable("x", ClassicWriter.INT64, new int[] {1}, NONE, new byte[16]);
        try (Dataset data = open(writer)) {
            assertThat(data.variables()).extracting(Variable::name).containsExactly("x");
            assertThat(data.notices())
                    .containsExactly(
                            "kept exactly: deep (rank 7, at most 6)", "kept exactly: big (unsigned 64-bit integers)");
            assertThatThrownBy(() -> data.placement("text"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("there are: x");
        }
    }

    @Test
    void attributes_always_followTheConventions() throws IOException {
        ClassicWriter writer = new ClassicWriter(1)
                .dimension("lat", 2)
                .dimension("n", 2)
                .global("title", "nothing\0")
                .variable("lat", ClassicWriter.FLOAT, new int[] {0}, Map.of("units", "m"), new byte[8])
                .variable("lon", ClassicWriter.FLOAT, new int[] {1}, Map.of("units", "degrees_east"), new byte[8])
                .variable(
                        "when",
                        ClassicWriter.DOUBLE,
                        new int[] {1},
                        Map.of("units", "days since 1900-1-1"),
                        new byte[16])
                .variable("area", ClassicWriter.FLOAT, new int[] {1}, NONE, new byte[8])
                .variable("lat_bnds", ClassicWriter.FLOAT, new int[] {0, 1}, NONE, new byte[16])
                .variable("sst", ClassicWriter.FLOAT, new int[] {0, 1}, sst(), new byte[16])
                .variable(
                        "wind",
                        ClassicWriter.DOUBLE,
                        new int[] {1},
                        Map.of("valid_min", new double[] {-5}),
                        new byte[16])
                .variable("depth", ClassicWriter.FLOAT, new int[0], Map.of("bounds", "depth_bnds"), new byte[4])
                .variable("depth_bnds", ClassicWriter.FLOAT, new int[] {1}, NONE, new byte[8])
                .variable("count", ClassicWriter.INT, new int[] {1}, NONE, new byte[8]);
        Map<String, Variable> found = new HashMap<>();
        try (Dataset data = open(writer)) {
            data.variables().forEach(v -> found.put(v.name(), v));
            assertThat(data.notices()).isEmpty();
        }
        assertThat(found.values())
                .filteredOn(Variable::coordinate)
                .extracting(Variable::name)
                .containsExactlyInAnyOrder("lat", "lon", "when", "area", "lat_bnds", "depth_bnds");
        Variable sst = found.get("sst");
        assertThat(sst.fills()).containsExactly(-999, 1e20f);
        assertThat(new double[] {sst.validMin(), sst.validMax()}).containsExactly(-2, 50);
        assertThat(sst.attributes()).containsEntry("units", "degC").containsEntry("long_name", "temperature");
        assertThat(found.get("wind").fills()).containsExactly(9.969209968386869e36);
        assertThat(found.get("wind").validMin()).isEqualTo(-5);
        assertThat(found.get("count").fills()).isEmpty();
    }

    private static Map<String, Object> sst() {
        return Map.of(
                "_FillValue", new float[] {-999},
                "missing_value", new float[] {-999, 1e20f},
                "valid_range", new float[] {-2, 50},
                "coordinates", "area lon",
                "bounds", "lat_bnds",
                "units", "degC\0",
                "long_name", "temperature");
    }

    @Test
    void packedIntegers_always_sayWhatTheyStandFor() throws IOException {
        Map<String, Object> packed = Map.of(
                "scale_factor", new double[] {0.5},
                "_FillValue", new short[] {-5},
                "valid_range", new float[] {100, 200});
        Map<String, Object> unsigned = Map.of(
                "add_offset", new float[] {3},
                "_Unsigned", "true",
                "_FillValue", new byte[] {-1},
                "valid_range", new byte[] {0, -2});
        ClassicWriter writer = new ClassicWriter(1)
                .dimension("n", 2)
                .variable("p", ClassicWriter.SHORT, new int[] {0}, packed, new byte[4])
                .variable("u", ClassicWriter.BYTE, new int[] {0}, unsigned, new byte[] {-1, 5});
        try (Dataset data = open(writer)) {
            Variable p = data.variables().get(0);
            assertThat(p.packing()).isEqualTo(new Packing(0.5, 0));
            assertThat(p.fills()).containsExactly(-5);
            assertThat(p.validMin()).as("the range of the unpacked values").isNaN();
            Variable u = data.variables().get(1);
            assertThat(u.packing()).isEqualTo(new Packing(1, 3));
            assertThat(u.field().spec().type()).isEqualTo(ElementType.U8);
            assertThat(u.field().readAll().value(0)).isEqualTo(255);
            assertThat(u.fills()).containsExactly(255);
            assertThat(new double[] {u.validMin(), u.validMax()}).containsExactly(0, 254);
        }
    }

    /// 40 000 records of 120 kB: one file of 4.8 GB, a hole but for its header and its last value.
    @Test
    void recordsBeyondFourGiB_always_areReached() throws IOException {
        byte[] head = new ClassicWriter(2)
                .records(1, false)
                .dimension("t", 0)
                .dimension("y", 100)
                .dimension("x", 300)
                .variable("flag", ClassicWriter.SHORT, new int[] {0}, NONE, new byte[2])
                .variable("v", ClassicWriter.FLOAT, new int[] {0, 1, 2}, NONE, new byte[120_000])
                .bytes();
        int records = 40_000;
        int start = head.length - 120_004;
        Path path = folder.resolve("large.nc");
        try (RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw")) {
            out.write(head, 0, start);
            out.seek(4);
            out.writeInt(records);
            out.setLength(start + records * 120_004L);
            out.seek(out.length() - 4);
            out.writeFloat(42);
        }
        try (Dataset data = new NetcdfFormat().open(path, OpenOptions.NONE)) {
            Box last = new Box(new long[] {records - 2, 99, 298}, Shape.of(2, 1, 2));
            assertThat(data.variables().get(1).field().read(last).floats()).containsExactly(0, 0, 0, 42);
            List<Extent> extents = data.extents(List.of("v"));
            assertThat(extents).hasSize(records);
            assertThat(extents.getLast()).isEqualTo(new Extent(start + records * 120_004L - 120_000, 120_000));
        } finally {
            Files.delete(path);
        }
    }

    @Test
    void extents_ofTooManyRecords_areRefused() {
        var one = new Layout.Slabs("a", 100, 4, 8, 1L << 31, true);
        assertThatThrownBy(() -> new RecordExtents(List.of(one))).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void emptyFile_ofThatName_isMalformed() throws IOException {
        Path file = Files.write(folder.resolve("empty.nc"), new byte[0]);
        assertThat(Formats.detect(file, OpenOptions.NONE)).isInstanceOf(NetcdfFormat.class);
        assertThatThrownBy(() -> new NetcdfFormat().open(file, OpenOptions.NONE))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("ends in its NetCDF header");
    }

    private Dataset open(ClassicWriter writer) throws IOException {
        return new NetcdfFormat().open(write(writer), OpenOptions.NONE);
    }

    private Path write(ClassicWriter writer) throws IOException {
        return Files.write(folder.resolve("any.nc"), writer.bytes());
    }
}
