package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressTest {

    private static final float[] VALUES = Made.waves(11, 10, 12, 14);

    @TempDir
    Path folder;

    private Path raw = Path.of("");

    @BeforeEach
    void make() {
        raw = Made.raw(folder.resolve("w_10x12x14.f32"), VALUES);
    }

    @ParameterizedTest
    @CsvSource({
        "--abs 0.01, 0.01",
        "--abs 1d-2, 0.01",
        "--rel 1e-3, 0",
        "--abs 0.05 --rel 1e-3, 0.05",
        "--abs 1e-6 --rel 1e-1, 1e-6",
        "--lossless, 0",
        "--abs 1e30, 1e30"
    })
    void bound_ofAnyKind_holdsInTheRestoredFile(String bound, double most) {
        double limit = bound.contains("--rel 1e-3") ? 1e-3 * Made.range(VALUES) : most;
        Ran ran = compress((Object[]) bound.split(" ", -1));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("BOUND HELD");
        assertThat(Made.largestDifference(VALUES, restored())).isLessThanOrEqualTo(limit);
    }

    @Test
    void pwrel_always_boundsEachValueByItself() {
        compress("--pwrel", "1e-2");

        float[] restored = restored();
        for (int i = 0; i < VALUES.length; i++) {
            assertThat(Math.abs((double) restored[i] - VALUES[i]))
                    .isLessThanOrEqualTo(1e-2 * Math.abs((double) VALUES[i]));
        }
    }

    @ParameterizedTest
    @CsvSource({"--psnr, 60", "--rate, 8", "--ratio, 4"})
    void search_forQualityOrSize_reachesIt(String option, double asked) {
        JsonNode variable =
                compress(option, asked, "--json").json().path("variables").path(0);

        switch (option) {
            case "--psnr" ->
                assertThat(variable.path("error_stat:psnr").asDouble()).isGreaterThanOrEqualTo(asked);
            case "--rate" ->
                assertThat(variable.path("size:bit_rate").asDouble()).isLessThanOrEqualTo(asked);
            default ->
                assertThat(variable.path("size:compression_ratio").asDouble()).isGreaterThanOrEqualTo(asked);
        }
    }

    @Test
    void sizes_inEverySpelling_giveTheSameBytes() {
        byte[] first = bytes("-3", 14, 12, 10);

        assertThat(bytes("--dims", 14, 12, 10)).isEqualTo(first);
        assertThat(bytes("--dims", "14 12 10")).isEqualTo(first);
        assertThat(bytes("--dims", "14,12,10")).isEqualTo(first);
        assertThat(bytes("--dims=14,12,10")).isEqualTo(first);
    }

    @Test
    void sizes_fastestFirst_areTheShapeTurnedRound() {
        Path plain = Made.raw(folder.resolve("plain.bin"), VALUES);
        String[][] spellings = {
            {"--shape", "10,12,14", "--dtype", "f32"}, {"-3", "14", "12", "10"}, {"--dims", "14", "12", "10"}
        };
        for (String[] spelling : spellings) {
            Object[] words = {"compress", plain, "--abs", 1, "-f", "--json", "-o", folder.resolve("s.tess")};
            Object[] all = java.util.stream.Stream.concat(Arrays.stream(words), Arrays.stream(spelling))
                    .toArray();
            JsonNode shape = Ran.well(all).json().path("variables").path(0).path("shape");
            assertThat(shape.toString()).isEqualTo("[10,12,14]");
        }
    }

    @Test
    void work_whateverIsPrintedAndWherever_givesTheSameBytes() {
        byte[] first = bytes("-j", 1);

        assertThat(bytes("-j", 8, "-q")).isEqualTo(first);
        assertThat(bytes("--threads=3", "--json")).isEqualTo(first);
        Ran.well("compress", raw, "--abs", "1.0e-2", "-fo", folder.resolve("elsewhere.tess"));
        assertThat(Made.read(folder.resolve("elsewhere.tess"))).isEqualTo(first);
    }

    @Test
    void provenance_always_namesNoFolder() {
        compress("--abs", 1);

        JsonNode provenance =
                Ran.well("info", folder.resolve("o.tess"), "--json").json().path("provenance");
        assertThat(provenance.path("command").asText()).isEqualTo("tessera compress w_10x12x14.f32 --abs 1");
        assertThat(provenance.toString()).doesNotContain(folder.getFileName().toString());
    }

    @Test
    void output_whenNotNamed_liesBesideTheInput() {
        Ran.well("compress", raw, "--abs", 1);
        assertThat(folder.resolve("w_10x12x14.f32.tess")).exists();

        Ran.well("decompress", folder.resolve("w_10x12x14.f32.tess"), "-f");
        assertThat(Made.largestDifference(VALUES, Made.floats(raw))).isBetween(1e-9, 1.0);
    }

    @Test
    void output_thatExists_isKeptWithoutForce() throws IOException {
        Path out = Files.writeString(folder.resolve("o.tess"), "mine");

        assertThat(compress("--abs", 1).code()).isEqualTo(ExitCode.USAGE);
        assertThat(out).hasContent("mine");
        assertThat(compress("--abs", 1, "-f").code()).isZero();
        assertThat(Ran.tessera("info", out).code()).isZero();
    }

    @Test
    void quiet_always_printsNothing() {
        Ran ran = compress("--abs", 1, "--quiet");

        assertThat(ran.code()).isZero();
        assertThat(ran.out() + ran.err()).isEmpty();
    }

    @Test
    void json_always_isOneObjectWithStableKeys() {
        Ran ran = compress("--abs", 0.01, "--json");

        assertThat(ran.err())
                .isEqualTo("shape 10x12x14 (C order) guessed from the name; the other order is "
                        + ran.err().replaceAll("(?s).*order is ", ""));
        assertThat(names(ran.json()))
                .containsExactly(
                        "input",
                        "output",
                        "size:uncompressed_size",
                        "size:compressed_size",
                        "size:compression_ratio",
                        "size:template_size",
                        "time:compress",
                        "threads",
                        "variables",
                        "kept",
                        "notices");
        JsonNode variable = ran.json().path("variables").path(0);
        assertThat(names(variable)).contains("name", "type", "shape", "target", "tolerance:abs", "bound_held");
        assertThat(variable.path("tolerance:pw_rel").asText()).isEqualTo("inf");
        assertThat(variable.path("error_stat:max_error").asDouble()).isBetween(1e-9, 0.01);
        assertThat(ran.json().path("size:compressed_size").asLong())
                .isEqualTo(Made.read(folder.resolve("o.tess")).length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto",
                "interp",
                "interp:kind=cubic",
                "interp:levels=2,kind=linear",
                "lorenzo",
                "lossless",
                "constant"
            })
    void codec_byName_holdsTheBound(String codec) {
        Ran ran = compress("--abs", 0.01, "--codec", codec);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Made.largestDifference(VALUES, restored())).isLessThanOrEqualTo(0.01);
        String name = codec.replaceAll(":.*", "");
        // Nothing here is constant: that codec gives way to the one that can.
        assertThat(Ran.well("info", folder.resolve("o.tess"), "--chunks").out())
                .contains(name.equals("constant") ? "lossless" : name.equals("auto") ? "/" : name + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1e10", "-1", "9.96921e36", "-99.5"})
    void fill_ofAnySign_comesBackExactly(String fill) {
        float[] values = VALUES.clone();
        for (int i = 0; i < values.length; i += 7) {
            values[i] = Float.parseFloat(fill);
        }
        Made.raw(raw, values);
        JsonNode variable = compress("--rel", "1e-3", "--fill", fill, "--json")
                .json()
                .path("variables")
                .path(0);

        assertThat(variable.path("points:masked").asInt()).isEqualTo((values.length + 6) / 7);
        assertThat(variable.path("error_stat:value_range").asDouble()).isLessThan(100);
        float[] restored = restored();
        for (int i = 0; i < values.length; i += 7) {
            assertThat(restored[i]).isEqualTo(values[i]);
        }
    }

    @Test
    void chunk_always_cutsTheVariable() {
        compress("--abs", 0.01, "--chunk", "8,8,8");

        JsonNode info =
                Ran.well("info", folder.resolve("o.tess"), "--chunks", "--json").json();
        assertThat(info.path("variables").path(0).path("chunk_list")).hasSize(8);
        assertThat(Made.largestDifference(VALUES, restored())).isLessThanOrEqualTo(0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rel=1e-3", "--abs=1e-3", "--pwrel=1e-3", "--lossless"})
    void fileOfNaN_underAnyBound_comesBackAsNaN(String bound) {
        int payload = 0x7fc12345;
        float[] nothing = new float[10 * 12 * 14];
        Arrays.fill(nothing, Float.intBitsToFloat(payload));
        Made.raw(raw, nothing);
        JsonNode variable = compress(bound, "--shape", "10,12,14", "--json")
                .json()
                .path("variables")
                .path(0);

        assertThat(variable.path("error_stat:value_range").asText()).isEqualTo("nan");
        assertThat(Ran.well("info", folder.resolve("o.tess")).out()).contains("no value is finite");
        for (float value : restored()) {
            assertThat(value).isNaN();
            assertThat(bound.equals("--lossless") ? Float.floatToRawIntBits(value) : payload)
                    .isEqualTo(payload);
        }
    }

    @Test
    void constantFile_underARelativeBound_isExact() {
        float[] same = new float[10 * 12 * 14];
        Arrays.fill(same, 2.5f);
        Made.raw(raw, same);
        Ran ran = compress("--rel", "1e-3", "--shape", "10,12,14");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(restored()).isEqualTo(same);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void folderWithoutPermission_isSaidByName() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(closed), "this user may write everywhere");

        Ran ran = Ran.tessera("compress", raw, "--abs", 1, "-o", closed.resolve("o.tess"));

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("no permission for " + closed).doesNotContain("\tat ");
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private Ran compress(Object... options) {
        Object[] words = {"compress", raw, "-o", folder.resolve("o.tess")};
        return Ran.tessera(java.util.stream.Stream.concat(Arrays.stream(words), Arrays.stream(options))
                .toArray());
    }

    private byte[] bytes(Object... options) {
        Object[] words = {"compress", raw, "--abs", 0.01, "-f", "-o", folder.resolve("o.tess")};
        Ran.well(java.util.stream.Stream.concat(Arrays.stream(words), Arrays.stream(options))
                .toArray());
        return Made.read(folder.resolve("o.tess"));
    }

    private float[] restored() {
        Ran.well("decompress", folder.resolve("o.tess"), "-f", "-o", folder.resolve("r.f32"));
        return Made.floats(folder.resolve("r.f32"));
    }

    @Test
    void info_ofAFileThatIsNotCompressed_saysWhatItHolds() {
        Path file = Made.raw(folder.resolve("rho_4x5x6.f32"), Made.waves(3, 4, 5, 6));
        Ran.well("compress", file, "--abs", "1", "--to", "zfp", "-o", folder.resolve("rho.zfp"));

        assertThat(Ran.well("info", file).out())
                .contains("raw values, 480 B; not a .tess file", "rho_4x5x6  f32 4x5x6");
        assertThat(Ran.well("info", folder.resolve("rho.zfp")).out())
                .contains("zfp stream with header", "rho  f32 4x5x6");
        assertThat(Ran.well("info", file, "--json").json().path("kind").asText())
                .isEqualTo("raw");
        Ran unknown = Ran.tessera("info", Made.raw(folder.resolve("what.bin"), 1f, 2f));
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err().strip()).hasLineCount(1).contains("no numbers in the name", "say --shape");
    }

    /// Fill values that the file names count as values everywhere when the user says so.
    @Test
    void report_withoutFileFills_measuresThemToo() throws Exception {
        Path file = folder.resolve("f.h5");
        float[][] values = new float[20][30];
        for (int i = 0; i < 600; i++) {
            values[i / 30][i % 30] = i % 50 == 7 ? 123456f : (float) Math.sin(0.1 * i);
        }
        try (io.jhdf.WritableHdfFile hdf = io.jhdf.HdfFile.write(file)) {
            hdf.putDataset("t", values).putAttribute("_FillValue", 123456f);
        }
        Path with = folder.resolve("with.html");
        Path without = folder.resolve("without.html");
        Ran.well("compress", file, "--abs", "0.01", "--report", with);
        Ran.well("compress", file, "--abs", "0.01", "--no-file-fills", "--report", without, "-f");

        assertThat(Files.readString(with)).contains("over 588 of 600 points");
        assertThat(Files.readString(without)).contains("over 600 of 600 points");
    }
}
