package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void version_always_startsWithTheName() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("tessera ");
    }

    @Test
    void verb_missing_isAMistakeOfUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("a verb is missing", "tessera --help");
    }

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    }
}
