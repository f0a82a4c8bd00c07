package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {

    private static final String COPY = "copy: cp {in} {out}";

    @TempDir
    Path folder;

    private Path fields = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void make() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "programs of Unix are needed");
        fields = Files.createDirectory(folder.resolve("fields"));
        out = folder.resolve("b");
        Made.raw(fields.resolve("one_12x20x24.f32"), Made.waves(3, 12, 20, 24));
        Made.raw(fields.resolve("two_30x40.f32"), Made.waves(4, 30, 40));
        Files.writeString(fields.resolve("README"), "not a field\n");
    }

    private Ran bench(Object... more) {
        List<Object> words =
                new ArrayList<>(List.of("bench", fields, "-o", out, "--warmup", "0", "--repeats", "1", "--least", "0"));
        words.addAll(List.of(more));
        return Ran.tessera(words.toArray());
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("results.jsonl"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void bench_overAFolder_measuresEveryToolInEveryCell() throws IOException {
        Ran ran = bench("--efforts", "1,5", "--bounds", "1e-2,1e-3", "--threads", "1,2", "--opponent", COPY);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("left out README");
        assertThat(ran.out()).contains("Ratio over the best valid of the others", "Speed, MB/s", "auto, effort 1");
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(2 * 2 * (2 * 2 + 1));
        for (JsonNode line : lines) {
            boolean own = line.path("tool").asText().startsWith("tessera");
            assertThat(line.path("points_over_bound").asLong(-1)).isZero();
            assertThat(line.path("max_error_over_bound").asDouble(9)).isLessThanOrEqualTo(1);
            assertThat(line.path("compress_mb_s").asDouble()).isPositive();
            assertThat(line.path("compress_best_mb_s").asDouble())
                    .isGreaterThanOrEqualTo(line.path("compress_mb_s").asDouble());
            assertThat(line.path("decompress_mb_s").asDouble()).isPositive();
            assertThat(line.path("encode_mb_s").isNumber()).isEqualTo(own);
            assertThat(line.path("ratio").asDouble())
                    .isCloseTo(
                            line.path("original_bytes").asDouble()
                                    / line.path("bytes").asDouble(),
                            within(1e-9));
            if (own) {
                assertThat(line.path("ratio").asDouble()).isGreaterThan(1);
            } else {
                assertThat(line.path("ratio").asDouble()).isEqualTo(1);
                assertThat(line.path("psnr").asText()).isEqualTo("inf");
            }
        }
        assertThat(Files.readString(out.resolve("index.html"))).contains("Rate-distortion", "More threads", "copy");
        // The folders of opponents are gone.
        try (var left = Files.list(out)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("results.jsonl", "summary.json", "index.html");
        }
    }

    @Test
    void ratio_isRelatedToTheBestPeerThatHolds() throws IOException {
        Path peers = Files.writeString(folder.resolve("peers.csv"), """
                field,tool,variant,threads,rel_bound,ratio,bits_per_value,n_over_bound,psnr_db
                one_12x20x24.f32,A,,1,0.01,2,16,0,60
                one_12x20x24.f32,B,,1,0.01,900,0.03,7,60
                one_12x20x24.f32,C,,1,0.01,4,8,0,60
                other.f32,C,,1,0.01,99,0.3,0,60
                """);
        Ran ran = bench("--bounds", "1e-2", "--peers", peers, "--json");

        JsonNode row = ran.json().path("summary").path("ratio_over_best_peer").path(0);
        double ratio = lines().get(0).path("ratio").asDouble();
        assertThat(row.path("geometric_mean").asDouble()).isCloseTo(ratio / 4, within(1e-9));
        assertThat(row.path("cells").asInt()).isEqualTo(1);
        assertThat(row.path("without_peer").asInt()).isEqualTo(1);
        assertThat(row.path("worst_against").asText()).isEqualTo("C");
        assertThat(row.path("worst_field").asText()).startsWith("one_12x20x24.f32");
    }

    /// Takes all bytes of the original but the last hundred as they are, which come back as zeros.
    @Test
    void opponentThatLosesData_showsPointsOverTheBoundAndEntersNoMean() throws IOException {
        String lossy = "lossy: cp {in} {out}; sh -c 'head -c -100 {in} > {out}; head -c 100 /dev/zero >> {out}'";
        Ran ran = bench("--bounds", "1e-3", "--opponent", lossy, "--json");

        assertThat(ran.code()).as(ran.err()).isZero();
        List<JsonNode> others = lines().stream()
                .filter(line -> line.path("tool").asText().equals("lossy"))
                .toList();
        assertThat(others).hasSize(2);
        for (JsonNode line : others) {
            assertThat(line.path("points_over_bound").asLong()).isBetween(20L, 25L);
            assertThat(line.path("bound_held").asBoolean(true)).isFalse();
            assertThat(line.path("max_error_over_bound").asDouble()).isGreaterThan(1);
        }
        assertThat(ran.json().path("summary").has("ratio_over_best_peer")).isFalse();
        assertThat(Files.readString(out.resolve("index.html"))).contains("NOT HELD");
    }

    @Test
    void opponentThatFails_isNamedAndTheOthersGoOn() throws IOException {
        Ran ran = bench(
                "--bounds",
                "1e-3",
                "--opponent",
                "broken: sh -c 'echo no licence >&2; exit 9' {in} {out}",
                "--opponent",
                "absent: no-such-program {in} {out}",
                "--opponent",
                "short: sh -c 'head -c 8 {in} > {out}'",
                "--opponent",
                COPY);

        assertThat(ran.code()).as("opponents that never ran").isEqualTo(1);
        assertThat(ran.err())
                .contains("broken: sh ended with 9: no licence")
                .contains("absent: cannot start no-such-program")
                .contains("short: what came back has 8 bytes, expected 4800");
        assertThat(ran.out()).contains("failed: sh ended with 9");
        assertThat(lines()).hasSize(2 * 5);
        assertThat(lines().stream().filter(line -> line.has("failed"))).hasSize(2 * 3);
        assertThat(lines().stream().filter(line -> line.path("tool").asText().equals("copy") && line.has("ratio")))
                .hasSize(2);
        assertThat(Files.readString(out.resolve("index.html"))).contains("no licence");
    }

    @Test
    void gaps_areFilledWithTheFieldAndTheBound() throws IOException {
        Path said = folder.resolve("said");
        String tell = "tell: sh -c 'cp {in} {out}; echo \"$@\" >> " + said
                + "' x {abs} {rel} {dims} {sizes} {shape} {dtype} {fd} {threads}";
        Ran ran = bench("--bounds", "abs=0.25", "--threads", "1,2", "--opponent", tell);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.readAllLines(said).get(0))
                .startsWith("0.25 0.0")
                .endsWith(" -3 24 20 12 24 20 12 12,20,24 f32 f 1");
        assertThat(Files.readAllLines(said)).anyMatch(line -> line.endsWith("30,40 f32 f 2"));
    }

    @Test
    void results_areReadByPlot() {
        bench("--bounds", "1e-2,1e-3", "--opponent", COPY);
        Ran plot = Ran.well("plot", out.resolve("results.jsonl"), "-o", folder.resolve("p.html"), "--json");

        assertThat(plot.json().path("points").asInt()).isEqualTo(2 * 2 * 2);
        assertThat(plot.json().path("series").toString()).isEqualTo("[\"tessera auto\",\"copy\"]");
    }

    @Test
    void zfp_whenInstalled_runsInMemoryAndHoldsTheBound() throws IOException {
        Ran ran = bench("--bounds", "1e-3", "--opponent", "zfp", "--against", "zfp", "--json");
        assumeTrue(!ran.err().contains("is installed"), "zfp is not installed");

        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode zfp = lines().stream()
                .filter(line -> line.path("tool").asText().equals("zfp"))
                .findFirst()
                .orElseThrow();
        assertThat(zfp.path("points_over_bound").asLong(-1)).isZero();
        assertThat(zfp.path("ratio").asDouble()).isGreaterThan(1);
        JsonNode own = ran.json().path("summary").path("speed").path(0);
        assertThat(own.path("fields").asInt()).isEqualTo(2);
        assertThat(own.path("compress_quotient").asDouble()).isPositive();
        assertThat(own.path("decompress_quotient_of_medians").asDouble()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--opponent | sz9                     | unknown opponent 'sz9': say zfp, or a name and commands",
                "--opponent | x: cp {in} there        | needs {in} and {out}",
                "--opponent | x: cp {in} {out} {bund} | unknown {bund}; there are {in} {out}",
                "--opponent | x: cp {in} \"{out}       | has no end",
                "--opponent | tessera: cp {in} {out}  | the name 'tessera' is taken",
                "--against  | zfp                     | no such opponent in this run",
                "--peers    | nowhere.csv             | no such file: nowhere.csv",
                "--repeats  | 0                       | --repeats at least 1",
                "--least    | nan                     | --least takes megabytes",
                "--bounds   | psnr=80                 | --bounds takes bounds"
            })
    void mistakes_areOneSentenceAndLeaveNothing(String option, String value, String said) {
        Ran ran = Ran.tessera("bench", fields, "-o", out, option, value);

        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err().strip()).hasLineCount(1).contains(said);
        assertThat(out).doesNotExist();
    }

    @Test
    void folderThatIsNotThereOrHoldsNoField_isSaid() throws IOException {
        Ran none = Ran.tessera("bench", folder.resolve("nope"), "-o", out);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err().strip()).hasLineCount(1).contains("nope");

        Path empty = Files.createDirectory(folder.resolve("empty"));
        Ran nothing = Ran.tessera("bench", empty, "-o", out);
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("no file in " + empty + " holds a field");
    }
}
