package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VdfCompareTest {

    private static final int EDGE = 16;

    @TempDir
    Path folder;

    /// Maxwellians that drift from cell to cell.
    private Path cells(int count) {
        float[] values = new float[count * EDGE * EDGE * EDGE];
        for (int i = 0; i < values.length; i++) {
            double x = 6.0 * (i % EDGE - 7.5) / EDGE;
            double y = 6.0 * (i / EDGE % EDGE - 7.5) / EDGE;
            double z = 6.0 * (i / EDGE / EDGE % EDGE - 7.5) / EDGE - 0.2 * (i / EDGE / EDGE / EDGE);
            values[i] = (float) (1e-13 * Math.exp(-x * x - 0.7 * y * y - z * z));
        }
        return Made.raw(folder.resolve("v.f32"), values);
    }

    @Test
    void compare_measuresEveryMethodAndWritesAPage() throws Exception {
        Path page = folder.resolve("m.html");
        Path file = cells(1);
        Ran ran = Ran.well("vdf", "compare", file, "--shape", "16,16,16", "--report", page, "--json");
        JsonNode methods = ran.json().path("methods");
        assertThat(methods.size()).isGreaterThan(20);
        for (JsonNode method : methods) {
            String what = method.path("codec").asText();
            assertThat(method.path("bytes").asLong()).as(what).isPositive();
            assertThat(method.path("statistics").path("l1").asDouble()).as(what).isBetween(0.0, 0.4);
            assertThat(what).startsWith(method.path("codecs").asText().equals("lossless") ? "" : what.substring(0, 2));
        }
        assertThat(Files.readString(page)).contains("Hermite 15", "data:image/png", "<svg", "thermal speed");
    }

    @Test
    void cell_isChosenAmongMany() {
        Path file = cells(3);
        String[] peak = new String[2];
        for (int cell = 0; cell < 2; cell++) {
            peak[cell] = Ran.well(
                            "vdf", "compare", file, "--shape", "3,16,16,16", "--cell", 2 * cell, "--method", "zstd")
                    .out();
        }
        assertThat(peak[0]).contains("16x16x16", "zstd").isNotEqualTo(peak[1]);
    }

    @Test
    void mistakes_areOneSentence() {
        Path file = cells(2);
        String[][] words = {
            {"--shape", "2,16,16,16", "--cell", "2", "--cell must be from 0 to 1"},
            {"--shape", "32,256", "three axes"},
            {"--shape", "2,16,16,16", "--method", "nothing", "no method has the word 'nothing'"},
            {"--shape", "2,16,16,16", "--l1", "1.5", "--l1 must be above 0"},
        };
        for (String[] line : words) {
            Object[] all = new Object[line.length + 2];
            all[0] = "vdf";
            all[1] = "compare";
            all[2] = file;
            System.arraycopy(line, 0, all, 3, line.length - 1);
            Ran ran = Ran.tessera(all);
            assertThat(ran.code()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err()).contains(line[line.length - 1]).doesNotContain("Exception");
        }
    }

    @Test
    void pure_compressesAndComesBackFromTheFileAlone() {
        Path file = cells(1);
        Path packed = folder.resolve("v.tess");
        Path back = folder.resolve("back.f32");
        Ran.well("compress", file, "--shape", "16,16,16", "--codec", "hermite:order=8", "--pure", "-o", packed);
        Ran.well("decompress", packed, "-o", back);
        Ran.well("verify", packed);
        float[] before = Made.floats(file);
        assertThat(Made.largestDifference(before, Made.floats(back))).isLessThan(0.02 * Made.range(before));
        Ran wrong = Ran.tessera("compress", file, "--shape", "16,16,16", "--pure", "-o", folder.resolve("w.tess"));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("pure is for codecs that have a quality of their own");
    }

    @Test
    void networks_withoutLibtorch_sayHowToGetIt() {
        Path file = cells(1);
        for (Ran ran : new Ran[] {
            Ran.tessera("vdf", "compare", file, "--shape", "16,16,16", "--networks", "--method", "mlp"),
            Ran.tessera(
                    "compress", file, "--shape", "16,16,16", "--codec", "mlp", "--pure", "-o", folder.resolve("v.tess"))
        }) {
            assertThat(ran.code()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err())
                    .contains("codec mlp trains a network", "libtorch", "./tessera")
                    .doesNotContain("Exception");
        }
        assertThat(folder.resolve("v.tess")).doesNotExist();
    }
}
