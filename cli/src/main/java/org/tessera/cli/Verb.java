package org.tessera.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What all verbs share: `--json`, `--quiet`, where to print, and one sentence for each failure.
abstract class Verb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--json", order = 101, description = "Print one JSON object instead of text.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            order = 102,
            description = "Print nothing but errors.")
    boolean quiet;

    @Option(
            names = {"-h", "--help"},
            order = 103,
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /// Does the work.
    ///
    /// @return an exit code
    abstract int run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        try {
            return run();
        } finally {
            out().flush();
        }
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    void say(String line) {
        if (!quiet && !json) {
            out().println(line);
        }
    }

    /// A line for the user that is not part of the result.
    void note(String line) {
        if (!quiet) {
            err().println(line);
            err().flush();
        }
    }

    void sayJson(Map<String, ?> object) {
        if (!json) {
            return;
        }
        try {
            out().println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(Json.finite(object)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The command for provenance; see [CommandText].
    String commandText(Path... inputs) {
        return CommandText.of(spec.commandLine().getParseResult(), inputs);
    }

    /// The file that a failure is about, when its message does not name one.
    @Nullable
    Path subject() {
        return null;
    }
}
