package org.tessera.zfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tessera.field.Elements;

/// The `zfp` program as judge; a test that needs it is skipped where it is not installed.
record ZfpProgram(Path folder) {

    static void assume() {
        boolean installed = List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
                .anyMatch(place -> new File(place, "zfp").canExecute());
        assumeTrue(installed, "zfp is not installed");
    }

    /// The stream that zfp makes, header included.
    byte[] compress(ZfpHeader header, Object array) throws IOException, InterruptedException {
        Path in = folder.resolve("values.raw");
        Path out = folder.resolve("values.zfp");
        Files.write(in, ZfpSamples.bytes(header.type(), array));
        List<String> command = new ArrayList<>(List.of("-i", in.toString(), "-z", out.toString(), "-h"));
        command.addAll(List.of(
                "-t", List.of("i32", "i64", "f32", "f64").get(header.type().ordinal())));
        long[] sizes = header.shape().sizes();
        command.add("-" + sizes.length);
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            command.add(Long.toString(sizes[axis]));
        }
        command.addAll(mode(header.mode()));
        run(command);
        return Files.readAllBytes(out);
    }

    private static List<String> mode(ZfpMode mode) {
        if (mode.equals(ZfpMode.REVERSIBLE)) {
            return List.of("-R");
        }
        return List.of(
                "-c",
                Integer.toString(mode.minBits()),
                Integer.toString(mode.maxBits()),
                Integer.toString(mode.maxPrecision()),
                Integer.toString(mode.minExponent()));
    }

    /// The values that zfp finds in a stream with a header.
    Object decompress(ZfpHeader header, byte[] stream) throws IOException, InterruptedException {
        Path in = folder.resolve("ours.zfp");
        Path out = folder.resolve("back.raw");
        Files.write(in, stream);
        run(List.of("-z", in.toString(), "-o", out.toString(), "-h"));
        int n = (int) header.shape().count();
        return Elements.fromBytes(header.type().element(), Files.readAllBytes(out), n);
    }

    void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("zfp", "-q"));
        command.addAll(arguments);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", command, Files.readString(said, StandardCharsets.ISO_8859_1))
                .isZero();
    }
}
