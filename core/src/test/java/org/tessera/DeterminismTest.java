package org.tessera;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same bytes, and the same values from them, in virtual machines that compile and vectorise differently.
class DeterminismTest {

    private static final int FIELDS = 12;
    private static final int FEW = 2;

    private static final List<String> HERE = DeterminismProbe.hashes(FIELDS);

    @Test
    void secondRun_givesTheSameHashes() {
        assertThat(HERE).doesNotHaveDuplicates().hasSize(FIELDS);
        assertThat(DeterminismProbe.hashes(FIELDS)).isEqualTo(HERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:UseAVX=0",
                "-XX:UseAVX=1 -XX:-TieredCompilation --add-modules=jdk.incubator.vector -Dtessera.vectors=at-once -Duser.language=ar",
                "-XX:UseAVX=2 --add-modules=jdk.incubator.vector -Dtessera.vectors=at-once -Dfile.encoding=ISO-8859-1",
                "-XX:UseAVX=3 --add-modules=jdk.incubator.vector -Dtessera.vectors=at-once -XX:ActiveProcessorCount=1",
                "-XX:TieredStopAtLevel=1 -Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Chatham"
            })
    void otherVirtualMachine_givesTheSameHashes(String flags) throws Exception {
        assertThat(run(flags, FIELDS)).isEqualTo(HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-Xint --add-modules=jdk.incubator.vector -Dtessera.vectors=at-once"})
    void interpreter_givesTheSameHashes(String flags) throws Exception {
        assertThat(run(flags, FEW)).isEqualTo(HERE.subList(0, FEW));
    }

    private static List<String> run(String flags, int fields) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add("-XX:-PrintWarnings");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(flags.split(" ")));
        command.add("-cp");
        command.add(classPath());
        command.add(DeterminismProbe.class.getName());
        command.add(Integer.toString(fields));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit code of %s", command).isZero();
        return text.lines().filter(line -> Character.isDigit(line.charAt(0))).toList();
    }

    private static String classPath() {
        return String.join(
                File.pathSeparator,
                Stream.of(DeterminismProbe.class, Tessera.class, Zstd.class)
                        .map(type -> Path.of(java.net.URI.create(type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                                .toString())
                        .toList());
    }
}
