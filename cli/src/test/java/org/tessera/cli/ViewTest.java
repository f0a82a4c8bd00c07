package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewTest {

    @TempDir
    Path folder;

    private Path original = Path.of("");
    private Path small = Path.of("");

    @BeforeEach
    void make() {
        original = Made.raw(folder.resolve("w_20x24x28.f32"), Made.waves(3, 20, 24, 28));
        small = folder.resolve("w.tess");
        Ran.well("compress", original, "--abs", 0.01, "-q", "-o", small);
    }

    @Test
    void containerAndOriginal_areThreePanelsInOnePicture() throws IOException {
        Path out = folder.resolve("w.png");
        Ran ran = Ran.well("view", original, small, "--axis", 1, "--index", 5, "-o", out);

        BufferedImage image = ImageIO.read(out.toFile());
        assertThat(image.getWidth()).isGreaterThan(1000);
        assertThat(ran.out()).contains("axis 1 = 5", "bound abs=0.01, BOUND HELD", "wrote " + out);
    }

    @Test
    void page_needsNothingFromOutside() throws IOException {
        Path out = folder.resolve("w.html");
        Ran.well("view", original, small, "-o", out, "-q");

        String html = Files.readString(out);
        assertThat(html).contains("data:image/png;base64,", "Error along the same line", "prefers-color-scheme");
        assertThat(html).doesNotContain("http:", "https:", "<script", "<link", "@import", "url(");
    }

    @Test
    void oneFile_showsTheField() throws IOException {
        Ran ran = Ran.well("view", original, "--json", "--scale", "asinh", "--map", "gray");

        assertThat(ran.json().path("scale").asText()).isEqualTo("asinh");
        assertThat(ran.json().path("map").asText()).isEqualTo("gray");
        assertThat(Files.exists(folder.resolve("w_20x24x28.f32.png"))).isTrue();
    }

    @Test
    void fileOfSeveralVariables_saysWhichIsShown() {
        Path h5 = Made.hdf5(folder.resolve("m.h5"), 5);
        Ran first = Ran.well("view", h5, "-o", folder.resolve("a.png"));

        assertThat(first.err()).contains("the largest of", "--var NAME shows another");
        assertThat(Ran.tessera("view", h5, "--var", "nothing", "-o", folder.resolve("b.png"))
                        .err())
                .contains("no variable 'nothing': there is ");
    }

    @Test
    void mistakes_leaveNoFile() {
        Path out = folder.resolve("x.png");
        Object[][] wrong = {
            {"view", original, "-o", folder.resolve("x.gif")},
            {"view", original, "--axis", 3, "-o", out},
            {"view", original, "--index", 99, "-o", out},
            {"view", original, "--index", -1, "-o", out},
            {"view", original, "--map", "jet", "-o", out},
            {"view", original, "--scale", "sqrt", "-o", out},
            {"view", original, original, "--var", "nothing", "-o", out}
        };
        for (Object[] words : wrong) {
            Ran ran = Ran.tessera(words);
            assertThat(ran.code()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err().lines()).hasSize(1);
        }
        assertThat(Files.exists(out)).isFalse();
    }

    @Test
    void existingPicture_isKept() throws IOException {
        Path out = folder.resolve("w.png");
        Files.writeString(out, "mine");

        assertThat(Ran.tessera("view", original, "-o", out).code()).isEqualTo(2);
        assertThat(Files.readString(out)).isEqualTo("mine");
        Ran.well("view", original, "-o", out, "-f");
        assertThat(Files.size(out)).isGreaterThan(1000);
    }
}
