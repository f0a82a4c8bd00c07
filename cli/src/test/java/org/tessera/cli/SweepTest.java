package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    @TempDir
    Path folder;

    private Path waves() {
        return Made.raw(folder.resolve("waves_12x20x24.f32"), Made.waves(3, 12, 20, 24));
    }

    private Path swept() {
        Path out = folder.resolve("rd");
        Ran.well("sweep", waves(), "--codecs", "auto,interp:kind=cubic", "--bounds", "1e-2..1e-4", "-o", out);
        return out;
    }

    @Test
    void sweep_measuresEachCellAndHoldsEachBound() throws IOException {
        Ran ran = Ran.well(
                "sweep",
                waves(),
                "--codecs",
                "auto,lorenzo",
                "--bounds",
                "1e-2,abs=0.05",
                "--efforts",
                "1,9",
                "--threads",
                "1,2",
                "-o",
                folder.resolve("rd"),
                "--json");

        JsonNode runs = ran.json().path("runs");
        assertThat(runs).hasSize(2 * 2 * 2 + 2 * 2);
        for (JsonNode run : runs) {
            double bound = run.path("tolerance:abs").doubleValue();
            assertThat(run.path("error_stat:max_error").doubleValue()).isLessThanOrEqualTo(bound);
            assertThat(run.path("points:over_bound").asLong()).isZero();
            assertThat(run.path("size:compression_ratio").doubleValue()).isGreaterThan(1);
        }
        assertThat(Files.readAllLines(folder.resolve("rd/results.jsonl"))).hasSize(12);
    }

    @Test
    void ratio_isThatOfCompress() {
        Path file = waves();
        double swept = Ran.well("sweep", file, "--bounds", "1e-3", "-o", folder.resolve("rd"), "--json")
                .json()
                .path("runs")
                .path(0)
                .path("size:compressed_size")
                .doubleValue();
        double frames = Ran.well("compress", file, "--rel", "1e-3", "--json")
                .json()
                .path("variables")
                .path(0)
                .path("size:compressed_size")
                .doubleValue();

        // The sweep counts the container around the frames too.
        assertThat(swept).isBetween(frames, frames + 400);
    }

    @Test
    void plot_readsAllThatSweepWrites() {
        Path out = swept();
        for (String name : List.of("results.json", "results.jsonl", "results.csv")) {
            Ran ran = Ran.well("plot", out.resolve(name), "-o", folder.resolve(name + ".html"), "--json");

            assertThat(ran.json().path("points").asInt()).as(name).isEqualTo(6);
            assertThat(ran.json().path("series").toString())
                    .as(name)
                    .isEqualTo("[\"tessera auto\",\"tessera interp:kind=cubic\"]");
        }
    }

    @Test
    void compressAiFile_isOneCurveWithTheFieldsName() throws IOException {
        Path out = swept();
        try (var files = Files.list(out.resolve("compressai"))) {
            Path auto = files.filter(f -> f.toString().contains("--auto"))
                    .findFirst()
                    .orElseThrow();
            JsonNode curve = new ObjectMapper().readTree(auto.toFile());

            assertThat(curve.path("name").asText()).isEqualTo("tessera auto");
            assertThat(curve.path("results").path("bpp")).hasSize(3);
            assertThat(curve.path("results").path("psnr")).hasSize(3);
            assertThat(Ran.well("plot", auto, "-o", folder.resolve("a.html"), "--json")
                            .json()
                            .path("points")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void othersResults_areReadAndBrokenRunsMarked() throws IOException {
        Path ai = Files.writeString(
                folder.resolve("m.json"),
                "{\"name\":\"mbt2018\",\"description\":\"x\",\"results\":{\"bpp\":[0.1,0.3],\"psnr-rgb\":[28,31]}}");
        Path csv = Files.writeString(folder.resolve("p.csv"), """
                field,tool,variant,threads,rel_bound,bytes,ratio,bits_per_value,max_abs_err,max_err_over_bound,n_over_bound,psnr_db
                a,SZ3,default,1,0.01,1,20,1.6,0.1,0.99,0,50
                a,SZ3,default,1,0.001,1,10,3.2,0.1,1.5,7,70
                a,"x,y",v,2,0.01,1,30,1.1,0.1,0.99,0,50
                """);
        Path page = folder.resolve("page.html");
        Ran ran = Ran.well("plot", ai, csv, "-o", page, "--json");

        assertThat(ran.json().path("series").toString()).isEqualTo("[\"mbt2018\",\"SZ3\",\"x,y v, 2 threads\"]");
        assertThat(ran.json().path("broken").asInt()).isEqualTo(1);
        assertThat(Files.readString(page)).contains("NOT HELD", "7 points over the bound", "class=\"cross flag\"");
    }

    @Test
    void brokenRun_entersNoMean() throws IOException {
        Path csv = Files.writeString(folder.resolve("p.csv"), """
                field,tool,variant,threads,rel_bound,ratio,bits_per_value,n_over_bound,psnr_db
                a,good,,1,0.01,20,1.6,0,50
                a,bad,,1,0.01,4444,0.01,3,50
                b,good,,1,0.01,40,1.6,0,50
                b,bad,,1,0.01,30,0.01,0,50
                """);
        Path page = folder.resolve("page.html");
        Ran.well("plot", csv, "-o", page);

        String table = Files.readString(page);
        table = table.substring(table.indexOf("geometric mean"), table.indexOf("</table>"));
        assertThat(table).contains("<b>40.00</b>", "30.00").doesNotContain("4444", "365", "28.28");
    }

    @Test
    void page_needsNothingFromOutside() throws IOException {
        String html = Files.readString(swept().resolve("index.html"));

        assertThat(html).doesNotContain("http:", "https:", "<script", "<link", "@import", "url(", "NaN");
        assertThat(html)
                .contains("BD-rate", "Rate-distortion", "Ratio against bound", "Compression speed", "BOUND HELD");
    }

    /// Chromium says of a page what it could not load or run on standard error.
    @Test
    void page_inABrowser_saysNothingOnTheConsole() throws Exception {
        Path chromium = Path.of("/usr/bin/chromium");
        assumeTrue(Files.isExecutable(chromium), "chromium is not installed");
        Path page = swept().resolve("index.html");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(folder.resolve("dom").toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assumeTrue(ended, "chromium did not end within two minutes");

        assertThat(Files.readString(log)).doesNotContain("CONSOLE");
        assertThat(Files.readString(folder.resolve("dom"))).contains("Rate-distortion", "</html>");
    }

    @Test
    void mistakes_areOneSentenceAndTheRightCode() throws IOException {
        Path file = waves();
        Path out = folder.resolve("rd");
        refused("unknown codec 'foo'", "sweep", file, "--codecs", "foo", "-o", out);
        refused("'x' is not a number", "sweep", file, "--bounds", "x", "-o", out);
        refused("powers of ten expected", "sweep", file, "--bounds", "3e-2..1e-4", "-o", out);
        refused("--efforts takes whole numbers from 1 to 9", "sweep", file, "--efforts", "10", "-o", out);
        refused("takes bounds, found psnr=80", "sweep", file, "--bounds", "psnr=80", "-o", out);
        assertThat(out).doesNotExist();
        Path noise = Files.writeString(folder.resolve("n.csv"), "a,b\n1,2\n");
        refused("no column 'field'", "plot", noise, "-o", folder.resolve("p.html"));
        Path cut = Files.writeString(folder.resolve("n.json"), "{\"results\": {\"bpp\": [1,");
        refused("is not sound JSON", "plot", cut, "-o", folder.resolve("p.html"));
        assertThat(folder.resolve("p.html")).doesNotExist();
    }

    private static void refused(String sentence, Object... words) {
        Ran ran = Ran.tessera(words);
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void results_areNotOverwritten() {
        swept();
        Ran again = Ran.tessera("sweep", waves(), "--bounds", "1e-2", "-o", folder.resolve("rd"));

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("exists: use -f");
    }
}
