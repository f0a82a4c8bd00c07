package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The command line as a process of its own.
class ProcessTest {

    /// A shell may have started these tests with SIGINT ignored, which is inherited.
    private static final List<String> HEARS_SIGNALS = List.of("env", "--default-signal=INT");

    @TempDir
    Path folder;

    @Test
    void decompress_inAFreshProcess_needsTheFileAlone() throws Exception {
        float[] values = Made.waves(51, 20, 21, 22);
        Path raw = Made.raw(folder.resolve("w_20x21x22.f32"), values);
        Ran.well("compress", raw, "--abs", 0.01, "-q", "-o", folder.resolve("w.tess"));
        Ran.well("decompress", folder.resolve("w.tess"), "-q", "-o", folder.resolve("here.f32"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.move(folder.resolve("w.tess"), elsewhere.resolve("w.tess"));
        Files.delete(raw);

        Done done = wait(start(elsewhere, List.of(), false, "decompress", "w.tess", "-o", "r.f32"));

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("r.f32");
        assertThat(elsewhere.resolve("r.f32")).hasSameBinaryContentAs(folder.resolve("here.f32"));
        assertThat(Made.largestDifference(values, Made.floats(elsewhere.resolve("r.f32"))))
                .isLessThanOrEqualTo(0.01);
    }

    @Test
    void json_ofAProcess_isAllThatItPrints() throws Exception {
        Made.raw(folder.resolve("w_20x21x22.f32"), Made.waves(52, 20, 21, 22));

        Done done = wait(start(folder, List.of(), false, "compress", "w_20x21x22.f32", "--abs", "0.01", "--json"));

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(new Ran(0, done.out(), "").json().path("variables")).hasSize(1);
        assertThat(done.err()).contains("guessed from the name");
    }

    @Test
    void codec_thatThisVersionDoesNotHave_isUnsupported() throws Exception {
        Path raw = Made.raw(folder.resolve("w_6x7x8.f32"), Made.waves(53, 6, 7, 8));
        Ran.well("compress", raw, "--abs", 0.01, "-q", "--codec", "future");

        Done done = wait(start(folder, List.of(), false, "decompress", "w_6x7x8.f32.tess", "-o", "r.f32"));

        assertThat(done.code()).as(done.err()).isEqualTo(ExitCode.UNSUPPORTED);
        assertThat(done.err())
                .contains("future", "this version has", "lossless")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("r.f32")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    @DisabledOnOs(OS.WINDOWS)
    void signal_duringCompress_leavesNothing(String signal, int code) throws Exception {
        assumeTrue(
                wait(new ProcessBuilder("env", "--default-signal=INT", "true").start())
                                .code()
                        == 0,
                "env cannot reset signals here");
        float[] noise = new float[1 << 22];
        Random random = new Random(54);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        Path raw = Made.raw(folder.resolve("noise.f32"), noise);
        Path out = Files.createDirectory(folder.resolve("out"));

        Process process = start(
                folder,
                HEARS_SIGNALS,
                true,
                "compress",
                raw.toString(),
                "--shape",
                "64,256,256",
                "--psnr",
                "120",
                "-o",
                "out/noise.tess");
        for (int i = 0; i < 600 && process.isAlive() && names(out).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(names(out)).as("the file is being written").isNotEqualTo("").contains(".partial");
        Thread.sleep(200);
        wait(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start());
        Done done = wait(process);

        assertThat(done.code()).as(done.out() + done.err()).isEqualTo(code);
        assertThat(names(out)).isEmpty();
        assertThat(raw).exists();
    }

    /// @param tests whether the class path has the classes of the tests too
    private static Process start(Path folder, List<String> before, boolean tests, String... words) throws IOException {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> tests || !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                classes,
                Main.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    /// Few bytes are printed, so the pipes never fill.
    private static Done wait(Process process) throws Exception {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Done(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String names(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).collect(Collectors.joining(" "));
        }
    }

    private record Done(int code, String out, String err) {}
}
