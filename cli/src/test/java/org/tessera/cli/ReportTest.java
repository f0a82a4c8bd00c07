package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path folder;

    private Path compressed() {
        Path original = Made.raw(folder.resolve("w_20x24x28.f32"), Made.waves(3, 20, 24, 28));
        Path page = folder.resolve("w.html");
        Ran ran = Ran.well("compress", original, "--abs", "1e-2", "-o", folder.resolve("w.tess"), "--report", page);
        assertThat(ran.err()).contains("report: " + page);
        return page;
    }

    @Test
    void compress_writesAPageThatStandsAlone() throws IOException {
        String html = Files.readString(compressed());

        assertThat(html).contains("BOUND HELD", "abs=0.01", "Power spectrum", "Error histogram", "Gradient PSNR");
        assertThat(html).contains("tessera compress w_20x24x28.f32 --abs 0.01");
        assertThat(html).doesNotContain("http:", "https:", "<script", "<link", "@import", "url(", "--report");
        assertThat(html.length()).isLessThan(500_000);
    }

    @Test
    void report_changesNoByteOfTheContainer() {
        compressed();
        Ran.well("compress", folder.resolve("w_20x24x28.f32"), "--abs", "1e-2", "-o", folder.resolve("v.tess"), "-q");

        assertThat(Made.read(folder.resolve("v.tess"))).isEqualTo(Made.read(folder.resolve("w.tess")));
    }

    @Test
    void compare_ofOtherDataThanPromised_saysNotHeld() throws IOException {
        compressed();
        float[] changed = Made.waves(3, 20, 24, 28);
        changed[777] += 1;
        Path other = Made.raw(folder.resolve("o_20x24x28.f32"), changed);
        Path page = folder.resolve("c.html");
        Ran.well("compare", other, folder.resolve("w.tess"), "--report", page);

        assertThat(Files.readString(page)).contains("NOT HELD", "tessera compare o_20x24x28.f32 w.tess");
    }

    @Test
    void compare_withoutAnyBound_hasNoVerdict() throws IOException {
        Path a = Made.raw(folder.resolve("a_20x24x28.f32"), Made.waves(3, 20, 24, 28));
        Path page = folder.resolve("c.html");
        Ran.well("compare", a, a, "--report", page);

        assertThat(Files.readString(page)).contains("Equal at every point").doesNotContain("NOT HELD", "BOUND HELD");
    }

    @Test
    void everyVariable_hasItsSection() throws IOException {
        Path h5 = Made.hdf5(folder.resolve("m.h5"), 5);
        Path page = folder.resolve("m.html");
        Ran ran = Ran.well("compress", h5, "--rel", "1e-3", "-o", folder.resolve("m.tess"), "--report", page, "--json");

        int variables = ran.json().path("variables").size();
        assertThat(variables).isGreaterThan(1);
        assertThat(Files.readString(page).split("<section id=", -1)).hasSize(variables + 1);
    }

    @Test
    void wrongName_isSaidBeforeAnyWork() {
        Path original = Made.raw(folder.resolve("w_20x24x28.f32"), Made.waves(3, 20, 24, 28));
        Ran ran = Ran.tessera(
                "compress", original, "--abs", 1, "-o", folder.resolve("w.tess"), "--report", folder.resolve("w.pdf"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("ends in .html");
        assertThat(Files.exists(folder.resolve("w.tess"))).isFalse();
    }

    /// In the reader's light and dark setting: no word on the console, and pixels of the wanted brightness.
    @Test
    void chromium_showsThePageInLightAndDark() throws Exception {
        Path browser = Path.of("/usr/bin/chromium");
        assumeThat(browser).as("chromium is not installed").exists();
        Path page = compressed();

        assertThat(brightness(shot(browser, page, "light"))).isGreaterThan(200);
        assertThat(brightness(shot(browser, page, "dark", "--blink-settings=preferredColorScheme=0")))
                .isLessThan(60);
    }

    private BufferedImage shot(Path browser, Path page, String name, String... more) throws Exception {
        Path picture = folder.resolve(name + ".png");
        Path log = folder.resolve(name + ".log");
        String[] words = {
            browser.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--enable-logging=stderr",
            "--user-data-dir=" + folder.resolve("profile-" + name),
            "--window-size=1000,900",
            "--screenshot=" + picture
        };
        String[] all = Stream.of(
                        Stream.of(words),
                        Stream.of(more),
                        Stream.of(page.toUri().toString()))
                .flatMap(s -> s)
                .toArray(String[]::new);
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        assumeThat(ended).as("chromium did not end").isTrue();
        assertThat(Files.readString(log)).doesNotContain("CONSOLE");
        return ImageIO.read(picture.toFile());
    }

    private static double brightness(BufferedImage image) {
        int corner = image.getRGB(5, 5);
        return ((corner >> 16 & 255) + (corner >> 8 & 255) + (corner & 255)) / 3.0;
    }
}
