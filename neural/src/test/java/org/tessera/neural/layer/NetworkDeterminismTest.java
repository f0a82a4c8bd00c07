package org.tessera.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.Tessera;

/// The same bits out of networks in virtual machines that compile and vectorise differently.
class NetworkDeterminismTest {

    private static final int ALL = 4;
    private static final List<String> HERE = NetworkProbe.hashes(ALL);

    @Test
    void secondRun_givesTheSameHashes() {
        assertThat(HERE).doesNotHaveDuplicates().hasSize(ALL);
        assertThat(NetworkProbe.hashes(ALL)).isEqualTo(HERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:UseAVX=0",
                "-XX:UseAVX=0 --add-modules=jdk.incubator.vector",
                "-XX:UseAVX=2 --add-modules=jdk.incubator.vector -Duser.language=ar",
                "-XX:UseAVX=3 --add-modules=jdk.incubator.vector -XX:ActiveProcessorCount=1",
                "-XX:TieredStopAtLevel=1"
            })
    void otherVirtualMachine_givesTheSameHashes(String flags) throws Exception {
        assertThat(run(flags, ALL)).isEqualTo(HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-Xint --add-modules=jdk.incubator.vector"})
    void interpreter_givesTheSameHashes(String flags) throws Exception {
        assertThat(run(flags, 1)).isEqualTo(HERE.subList(0, 1));
    }

    private static List<String> run(String flags, int networks) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add("-XX:-PrintWarnings");
        command.addAll(List.of(flags.split(" ")));
        command.add("-cp");
        command.add(classPath());
        command.add(NetworkProbe.class.getName());
        command.add(Integer.toString(networks));
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
                Stream.of(
                                NetworkProbe.class,
                                Network.class,
                                Tessera.class,
                                ObjectMapper.class,
                                JsonFactory.class,
                                JsonCreator.class)
                        .map(type -> Path.of(java.net.URI.create(type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                                .toString())
                        .toList());
    }
}
