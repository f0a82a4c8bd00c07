package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The shell script `tessera`, copied to a folder where nothing is built.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String[] TOOLS = {
        "sh",
        "cat",
        "cp",
        "date",
        "dirname",
        "find",
        "grep",
        "head",
        "mkdir",
        "mkfifo",
        "mv",
        "readlink",
        "rm",
        "sleep",
        "tail",
        "touch"
    };

    @TempDir
    Path folder;

    private Path tools;
    private Path launcher;

    @BeforeEach
    void copyLauncher() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            for (String place : new String[] {"/bin", "/usr/bin"}) {
                Path original = Path.of(place, tool);
                if (Files.isExecutable(original) && Files.notExists(tools.resolve(tool))) {
                    write(tools.resolve(tool), "#!/bin/sh\nexec " + original + " \"$@\"\n");
                }
            }
        }
        launcher = write(folder.resolve("tessera"), Files.readString(original()));
        Files.createFile(folder.resolve("pom.xml"));
    }

    @Test
    void start_withoutNewEnoughJdk_saysWhatToInstall() throws Exception {
        write(launcher, Files.readString(launcher).replace("need=25", "need=999"));

        Run run = start(launcher);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.text().lines()).singleElement().asString().startsWith("tessera: JDK 999 or newer is needed");
    }

    @Test
    void start_withoutMaven_saysSoInOneSentence() throws Exception {
        Run run = start(launcher);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.text().lines()).singleElement().asString().startsWith("tessera: Maven is needed");
        assertThat(folder.resolve(".tessera/lock")).doesNotExist();
    }

    @Test
    void start_withFailingBuild_showsTheEndOfTheLog() throws Exception {
        write(tools.resolve("mvn"), "#!/bin/sh\necho the compiler was unhappy\nexit 1\n");

        Run run = start(launcher);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.text()).contains("building tessera (once)", ".tessera/build.log", "the compiler was unhappy");
        assertThat(folder.resolve(".tessera/lock")).doesNotExist();
    }

    @Test
    void start_throughLinks_findsItsOwnFolder() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path first = Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../tessera"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), first);
        write(tools.resolve("mvn"), "#!/bin/sh\npwd\nexit 1\n");

        assertThat(start(second).text()).contains(folder.toRealPath().toString());
    }

    /// The JDK that runs this test is new enough, so the launcher always finds one.
    private Run start(Path script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString(), "--version").redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", tools.toString());
        environment.put("HOME", folder.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), text);
    }

    private static Path original() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("tessera")) ? here.resolve("tessera") : here.resolveSibling("tessera");
    }

    private static Path write(Path path, String text) throws IOException {
        Files.writeString(path, text);
        assertThat(path.toFile().setExecutable(true)).isTrue();
        return path;
    }

    private record Run(int code, String text) {}
}
