package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareTest {

    @TempDir
    Path folder;

    private Path a = Path.of("");
    private Path b = Path.of("");

    /// Range 1; every value off by 0.125, alternating: RMSE 0.125.
    @BeforeEach
    void make() {
        float[] values = new float[8 * 9 * 10];
        float[] others = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2;
            others[i] = values[i] + (i % 3 == 0 ? 0.125f : -0.125f);
        }
        a = Made.raw(folder.resolve("a_8x9x10.f32"), values);
        b = Made.raw(folder.resolve("b_8x9x10.f32"), others);
    }

    /// A known pair: the full-range PSNR is 20 log10(8), zfp's is 6.0206 dB less.
    @Test
    void psnr_inBothDefinitions_differsBySixDecibels() {
        JsonNode variable = Ran.well("compare", a, b, "--shape", "8,9,10", "--json")
                .json()
                .path("variables")
                .path(0);

        double psnr = variable.path("error_stat:psnr").asDouble();
        assertThat(psnr).isCloseTo(20 * Math.log10(8), within(1e-9));
        assertThat(psnr - variable.path("tessera:psnr_zfp").asDouble()).isCloseTo(6.0206, within(1e-4));
        assertThat(variable.path("error_stat:max_error").asDouble()).isEqualTo(0.125);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"max>0.1|3", "max>0.2|0", "psnr<20|3", "psnr<10|0", "max>0.2,rmse>0.1|3"})
    void failIf_condition_decidesTheExitCode(String condition, int code) {
        Ran ran = Ran.tessera("compare", a, b, "--shape", "8,9,10", "--fail-if", condition);

        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.err().contains("fails")).isEqualTo(code == 3);
        assertThat(ran.out()).contains("Max absolute error");
    }

    @Test
    void rawFileWithAnotherName_takesTheShapeOfTheFirst() {
        float[] values = Made.waves(6, 8, 9, 10);
        Made.raw(a, values);
        Path nameless = Made.raw(folder.resolve("restored"), values);

        assertThat(Ran.well("compare", a, nameless).out()).contains("8x9x10", "Max absolute error = 0");
    }

    @Test
    void container_always_isComparedWithItsOriginal() {
        Made.raw(a, Made.waves(7, 8, 9, 10));
        Ran.well("compress", a, "--abs", 0.01, "-q", "-o", folder.resolve("a.tess"));
        Ran ran = Ran.well("compare", a, folder.resolve("a.tess"), "--fail-if", "max>0.01");

        assertThat(ran.out()).contains("compression ratio", "a_8x9x10 f32 8x9x10");
    }

    @Test
    void hdf5_always_comparesWhatBothHave() {
        Path one = Made.hdf5(folder.resolve("one.h5"), 1);
        Path two = Made.hdf5(folder.resolve("two.h5"), 2);
        JsonNode all = Ran.well("compare", one, two, "--json").json();
        JsonNode rho = Ran.well("compare", one, two, "--var", "rho", "--json").json();

        assertThat(all.path("variables")).hasSize(3);
        assertThat(rho.path("variables")).hasSize(1);
        assertThat(rho.path("failed")).isEmpty();
    }

    @Test
    void npyAndHdf5_areComparedByShapeOrByName() {
        Path h5 = Made.hdf5(folder.resolve("m.h5"), 5);
        String variable = Ran.well("compare", h5, h5, "--json")
                .json()
                .path("variables")
                .path(0)
                .path("name")
                .asText();
        Path npy = folder.resolve("one.npy");
        Ran.well("compress", h5, "--var", variable, "--lossless", "-q", "-o", folder.resolve("m.tess"));
        Ran.well("decompress", folder.resolve("m.tess"), "--var", variable, "--to", "npy", "-q", "-o", npy);

        Ran named = Ran.well("compare", npy, h5, "--var", "one=" + variable, "--fail-if", "max>0");
        assertThat(named.out()).contains("against " + variable);
        assertThat(Ran.tessera("compare", npy, h5, "--var", "one=nothing").err())
                .contains("in both files");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ms_ssim>1|ssim:ssim|tessera:ms_ssim",
                "ks>0.5|tessera:seam|ks_test:d",
                "gradient_psnr<0|ks_test:d|tessera:sobolev",
                "seam>100|ks_test:d|tessera:seam_error",
                "spectrum_max>1e9|tessera:sobolev|tessera:spectrum_kept"
            })
    void failIf_onAnyMetric_hasItMeasured(String condition, String absent, String present) {
        Path c = Made.raw(folder.resolve("c_16x20x24.f32"), Made.waves(6, 16, 20, 24));
        Path d = folder.resolve("c.tess");
        Ran.well("compress", c, "--abs", 0.01, "--chunk", "8,8,8", "-q", "-o", d);
        JsonNode variable = Ran.well("compare", c, d, "--metrics", "histogram", "--fail-if", condition, "--json")
                .json()
                .path("variables")
                .path(0);

        assertThat(variable.has(absent)).isFalse();
        assertThat(variable.has(present)).isTrue();
    }

    @Test
    void metricsAll_printsEach() {
        Path c = Made.raw(folder.resolve("c_16x20x24.f32"), Made.waves(6, 16, 20, 24));
        Path d = folder.resolve("c.tess");
        Ran.well("compress", c, "--abs", 0.01, "-q", "-o", d);

        assertThat(Ran.well("compare", c, d, "--metrics", "all", "--chunk", "8,8,8")
                        .out())
                .contains("SSIM = ", "MS-SSIM = ", "Gradient PSNR = ", "KS distance = ", "Seam index = ")
                .contains("Error spectrum = ", "Error histogram = ");
        assertThat(Ran.tessera("compare", c, d, "--chunk", "8,8").err()).contains("--chunk 8x8 has 2 sizes");
        assertThat(Ran.tessera("compare", c, c, "--fail-if", "seam>1").err()).contains("--chunk 64,64,64");
    }
}
