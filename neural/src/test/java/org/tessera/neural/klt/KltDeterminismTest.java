package org.tessera.neural.klt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.DeterminismProbe;
import org.tessera.Tessera;

/// The same bytes, and the same values from them, in virtual machines that compile and vectorise differently.
class KltDeterminismTest {

    private static final int FIELDS = 4;
    private static final int FEW = 1;

    private static final List<String> HERE = KltProbe.hashes(FIELDS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:UseAVX=0",
                "-XX:UseAVX=2 --add-modules=jdk.incubator.vector -Duser.language=ar",
                "-XX:UseAVX=3 --add-modules=jdk.incubator.vector -XX:ActiveProcessorCount=1",
                "-XX:TieredStopAtLevel=1 -Duser.language=tr"
            })
    void otherVirtualMachine_givesTheSameHashes(String flags) throws Exception {
        assertThat(run(flags, FIELDS)).isEqualTo(HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint"})
    void interpreter_givesTheSameHashes(String flags) throws Exception {
        assertThat(run(flags, FEW)).isEqualTo(HERE.subList(0, FEW));
    }

    private static List<String> run(String flags, int fields) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-PrintWarnings"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(flags.split(" ")));
        command.addAll(List.of("-cp", classPath(), KltProbe.class.getName(), Integer.toString(fields)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit code of %s", command).isZero();
        return text.lines().filter(line -> Character.isDigit(line.charAt(0))).toList();
    }

    private static String classPath() {
        return Stream.of(
                        KltProbe.class,
                        KltCodec.class,
                        DeterminismProbe.class,
                        Tessera.class,
                        Zstd.class,
                        JsonNode.class,
                        JsonFactory.class,
                        JsonFormat.class)
                .map(type -> Path.of(java.net.URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
