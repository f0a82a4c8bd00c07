package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuneTest {

    @TempDir
    Path folder;

    private Path waves() {
        return Made.raw(folder.resolve("waves_20x24x24.f32"), Made.waves(5, 20, 24, 24));
    }

    @ParameterizedTest
    @CsvSource({
        "ratio=8, size:compression_ratio, 8, 1e9",
        "rate=3, size:bit_rate, 0, 3",
        "psnr=70, error_stat:psnr, 70, 80",
        "ssim=0.999, ssim:ssim, 0.999, 1"
    })
    void goal_isReachedByTheLineThatIsPrinted(String goal, String key, double low, double high) {
        Path file = waves();
        JsonNode tuned = Ran.well("tune", file, "--goal", goal, "--json")
                .json()
                .path("variables")
                .path(0);

        assertThat(tuned.path(key).doubleValue()).isBetween(low, high);
        // The line itself, typed.
        String[] words = tuned.path("command").asText().split(" ", -1);
        Object[] typed = new Object[words.length];
        System.arraycopy(words, 1, typed, 0, words.length - 1);
        typed[words.length - 1] = "--output=" + folder.resolve("t.tess");
        Ran.well(typed);
        JsonNode measured = Ran.well("compare", file, folder.resolve("t.tess"), "--json")
                .json()
                .path("variables")
                .path(0);
        boolean size = key.startsWith("size:");
        // The file around the variable has its provenance, which counts where the variable is so small.
        if (!size) {
            assertThat(measured.path(key).doubleValue()).isBetween(low, high);
        }
        assertThat(Files.exists(folder.resolve("t.tess"))).isTrue();
    }

    @Test
    void digits_areHalfAUnitOfTheLastOne() {
        JsonNode tuned = Ran.well("tune", waves(), "--goal", "digits=4", "--json")
                .json()
                .path("variables")
                .path(0);

        assertThat(tuned.path("command").asText()).endsWith("--pwrel 5e-5");
        assertThat(tuned.path("error_stat:max_pw_rel_error").doubleValue()).isBetween(1e-7, 5e-5);
    }

    @Test
    void unreachableGoal_namesTheNearestAndIsExitThree() {
        Ran ran = Ran.tessera("tune", waves(), "--goal", "ratio=1e7");

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("no bound reaches ratio=1e7; the nearest is ratio=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "beauty=3|unknown goal 'beauty=3'",
                "psnr=80m|needs a number without a unit",
                "ratio=0.5|ratio must be above 1",
                "digits=2.5|a whole number",
                "ssim=2|above 0 and at most 1",
                "ratio|needs a number"
            })
    void badGoal_isOneSentenceAndExitTwo(String goal, String sentence) {
        Ran ran = Ran.tessera("tune", waves(), "--goal", goal);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains(sentence);
    }

    @Test
    void recommend_ofASmallFile_isWhatCompressGives() {
        Path file = waves();
        JsonNode found =
                Ran.well("recommend", file, "--json").json().path("variables").path(0);

        assertThat(found.path("bounds")).hasSize(5);
        assertThat(found.path("estimated").asBoolean()).isFalse();
        for (JsonNode bound : found.path("bounds")) {
            JsonNode made = Ran.well(
                            "compress", file, "--rel", bound.path("rel").asText(), "-f", "--json")
                    .json()
                    .path("variables")
                    .path(0);
            double bytes =
                    4 * 20 * 24 * 24 / bound.path("size:compression_ratio").doubleValue();
            assertThat(bytes)
                    .isBetween(
                            made.path("size:compressed_size").doubleValue(),
                            made.path("size:compressed_size").doubleValue() + 400);
            assertThat(bound.path("error_stat:psnr").doubleValue())
                    .isEqualTo(made.path("error_stat:psnr").doubleValue());
        }
    }

    @Test
    void recommend_ofALargerFile_saysThatItEstimates() {
        Path file = Made.raw(folder.resolve("big_27x320x1000.f32"), Made.waves(9, 27, 320, 1000));
        JsonNode found =
                Ran.well("recommend", file, "--json").json().path("variables").path(0);

        assertThat(found.path("estimated").asBoolean()).isTrue();
        double real = Ran.well("compress", file, "--rel", "0.0001", "--json")
                .json()
                .path("variables")
                .path(0)
                .path("size:compression_ratio")
                .doubleValue();
        double estimate =
                found.path("bounds").path(2).path("size:compression_ratio").doubleValue();
        assertThat(found.path("bounds").path(2).path("rel").doubleValue()).isEqualTo(1e-4);
        assertThat(estimate / real).isBetween(0.85, 1.15);
    }

    @Test
    void recommend_drawsAPageAndAPicture() throws Exception {
        Path file = waves();
        Ran.well("recommend", file, "-o", folder.resolve("r.html"));
        Ran.well("recommend", file, "-o", folder.resolve("r.png"));

        assertThat(Files.readString(folder.resolve("r.html"))).contains("data:image/png", "Five bounds");
        assertThat(Made.read(folder.resolve("r.png"))).startsWith(0x89, 'P', 'N', 'G');
        Ran refused = Ran.tessera("recommend", file, "-o", folder.resolve("r.gif"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("name a .html or a .png file");
    }

    @Test
    void recommend_ofAConstant_saysSo() {
        Path file = Made.raw(folder.resolve("c_8x8x8.f32"), new float[512]);

        assertThat(Ran.well("recommend", file).out()).contains("constant");
    }
}
