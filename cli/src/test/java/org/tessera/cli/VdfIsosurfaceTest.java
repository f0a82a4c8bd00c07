package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VdfIsosurfaceTest {

    private static final int EDGE = 24;

    @TempDir
    Path folder;

    /// Two round Maxwellians of 3e-13, the second wider.
    private Path two() {
        float[] values = new float[2 * EDGE * EDGE * EDGE];
        for (int i = 0; i < values.length; i++) {
            double x = i % EDGE - 11.5;
            double y = i / EDGE % EDGE - 11.5;
            double z = i / EDGE / EDGE % EDGE - 11.5;
            double width = i < values.length / 2 ? 3 : 4;
            values[i] = (float) (3e-13 * Math.exp(-(x * x + y * y + z * z) / (width * width)));
        }
        return Made.raw(folder.resolve("v_2x24x24x24.f32"), values);
    }

    @Test
    void surfaces_ofAnArray_areClosedAndNested() throws Exception {
        Path file = two();
        Path picture = folder.resolve("v.png");
        JsonNode surfaces = Ran.well("vdf", "isosurface", file, "-o", picture, "--json")
                .json()
                .path("surfaces");
        assertThat(surfaces.size()).isEqualTo(5);
        double before = Double.POSITIVE_INFINITY;
        for (JsonNode surface : surfaces) {
            double radius = 3 * Math.sqrt(Math.log(3e-13 / surface.path("level").asDouble()));
            assertThat(surface.path("closed").asBoolean()).isTrue();
            double volume = surface.path("volume").asDouble();
            assertThat(volume / (4 * Math.PI / 3 * radius * radius * radius)).isBetween(0.8, 1.02);
            assertThat(volume).isLessThan(before);
            before = volume;
        }
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(640);
        JsonNode wider = Ran.well(
                        "vdf",
                        "isosurface",
                        file,
                        "--cell",
                        1,
                        "--levels",
                        "2e-13",
                        "-o",
                        folder.resolve("w.vtp"),
                        "--json")
                .json()
                .path("surfaces");
        assertThat(wider.size()).isEqualTo(1);
        assertThat(wider.get(0).path("volume").asDouble()).isGreaterThan(2 * before);
    }

    @Test
    void surfaces_ofACell_areInMetresASecond() throws Exception {
        Path file = folder.resolve("s.vlsv");
        Ran.well("generate", "vlsv", "-o", file, "--cells", 4, "--mesh", 40);
        Path mesh = folder.resolve("s.glb");
        JsonNode result = Ran.well(
                        "vdf", "isosurface", file, "--cell", 2, "--levels", "1e-13,1e-12", "-o", mesh, "--json")
                .json();
        assertThat(result.path("unit").asText()).isEqualTo("m/s");
        assertThat(result.path("surfaces").get(0).path("closed").asBoolean()).isTrue();
        assertThat(result.path("surfaces").get(0).path("volume").asDouble()).isGreaterThan(1e15);
        assertThat(Files.readAllBytes(mesh)).startsWith('g', 'l', 'T', 'F');
        Ran without = Ran.tessera("vdf", "isosurface", file, "-o", folder.resolve("t.glb"));
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("say --cell");
    }

    @Test
    void mistakes_areOneSentence_andLeaveNoFile() {
        Path file = two();
        String[][] words = {
            {"--levels", "5", "no level lies within"},
            {"--levels", "0,1e-14", "--levels must be above 0"},
            {"--cell", "2", "--cell must be from 0 to 1"},
        };
        Path out = folder.resolve("x.png");
        for (String[] line : words) {
            Ran ran = Ran.tessera("vdf", "isosurface", file, line[0], line[1], "-o", out);
            assertThat(ran.code()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err()).contains(line[2]).doesNotContain("Exception");
            assertThat(out).doesNotExist();
        }
        Ran name = Ran.tessera("vdf", "isosurface", file, "-o", folder.resolve("x.stl"));
        assertThat(name.code()).isEqualTo(2);
        assertThat(name.err()).contains(".png, .vtp or .glb");
    }

    @Test
    void help_hasThreeExamplesInEightyColumns() {
        Ran ran = Ran.tessera("vdf", "isosurface", "--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(ran.out().lines().filter(line -> line.startsWith("  tessera vdf isosurface")))
                .hasSize(3);
    }
}
