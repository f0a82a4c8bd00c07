package org.tessera.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.OriginalCheck;
import org.tessera.formats.archive.SourceDigest;
import org.tessera.formats.archive.SourceFiles;
import org.tessera.formats.conventions.PhysicalValues;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tessera verify`
@Command(
        name = "verify",
        sortOptions = false,
        customSynopsis = "tessera verify IN [ORIGINAL] [OPTIONS]",
        description = "Checks every checksum and decodes every value; with the original, checks the bound again.",
        footer = {
            "",
            "Examples:",
            "  tessera verify run.h5.tess",
            "      checksums, and the digest of every decoded chunk",
            "  tessera verify run.h5.tess run.h5",
            "      the same, and every point against the original under its bound",
            "  tessera verify run.h5.tess run.h5 --json",
            "      the same for scripts"
        })
final class VerifyCommand extends Verb {

    @Parameters(index = "0", paramLabel = "IN", description = "A .tess file.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ORIGINAL", description = "The file it was made from.")
    @Nullable
    Path original;

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        try (Container container = Container.open(input)) {
            Map<String, Map<String, Object>> results = new LinkedHashMap<>();
            if (original != null) {
                checkOriginal(container, original);
            }
            decodeAll(container, results);
            boolean held = original == null || againstOriginal(container, original, results);
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", input.toString());
            map.put("intact", true);
            if (original != null) {
                map.put("bound_held", held);
            }
            map.put("variables", List.copyOf(results.values()));
            sayJson(map);
            return held ? ExitCode.OK : ExitCode.BOUND;
        }
    }

    private void decodeAll(Container container, Map<String, Map<String, Object>> results) throws Exception {
        container.template().check();
        int threads = Runtime.getRuntime().availableProcessors();
        long total =
                container.variables().stream().mapToLong(v -> v.spec().bytes()).sum();
        try (ProgressBar bar = new ProgressBar(err(), total, !quiet && !json)) {
            for (ContainerVariable variable : container.variables()) {
                variable.decodeAll(threads, bar::done);
                String name = variable.spec().name();
                say(name + ": " + Text.counted(variable.chunks(), "chunk") + " decoded, checksums and digests right");
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("name", name);
                map.put("chunks", variable.chunks());
                results.put(name, map);
            }
        }
        if (container.template().exists()) {
            say("all other bytes of the original: checksums right");
        }
    }

    /// A wrong second file is said at once, not after minutes of decoding.
    private void checkOriginal(Container container, Path path) throws Exception {
        InputFile.check(path);
        OpenOptions options = options(container);
        try (Dataset dataset = Formats.detect(path, options).open(path, options)) {
            for (ContainerVariable variable : container.variables()) {
                find(dataset, variable.spec().name());
            }
        }
    }

    private boolean againstOriginal(Container container, Path path, Map<String, Map<String, Object>> results)
            throws Exception {
        String expected = container.provenance().entries().get("source.sha256");
        if (expected != null
                && !expected.equals(
                        SourceDigest.of(SourceFiles.of(path, options(container)).paths()))) {
            note(path + " is not the file that " + input + " was made from (its SHA-256 differs)");
        }
        boolean held = true;
        OpenOptions options = options(container);
        try (Dataset dataset = Formats.detect(path, options).open(path, options)) {
            for (ContainerVariable variable : container.variables()) {
                String name = variable.spec().name();
                OriginalCheck check =
                        OriginalCheck.of(variable, find(dataset, name).field());
                held &= check.failures() == 0;
                PhysicalValues physical = PhysicalValues.among(variable.header().attributes());
                double step = PhysicalValues.step(physical);
                say(Text.format(
                        "%s: max error %s%s, bound %s, %s",
                        name,
                        Text.error(step * check.deviation().maxError()),
                        physical == null ? "" : " (physical values)",
                        variable.header().target().text(),
                        check.failures() == 0
                                ? "BOUND HELD"
                                : Text.count(check.failures()) + " POINTS OVER THE BOUND"));
                Map<String, Object> map = Objects.requireNonNull(results.get(name));
                map.put("error_stat:max_error", step * check.deviation().maxError());
                map.put("points:over_bound", check.failures());
            }
        }
        return held;
    }

    /// What the user says of the original, else what was said or found when it was compressed.
    private OpenOptions options(Container container) {
        Map<String, String> values = new LinkedHashMap<>();
        container.provenance().entries().forEach((key, value) -> {
            if (key.startsWith("open.")) {
                values.put(key.substring(5), value);
            }
        });
        OpenOptions asked = inputOptions.open();
        if (asked.get("dims") != null) {
            values.remove("shape");
        }
        values.putAll(asked.values());
        return new OpenOptions(values);
    }

    private static Variable find(Dataset dataset, String name) {
        for (Variable variable : dataset.variables()) {
            if (variable.name().equals(name)) {
                return variable;
            }
        }
        List<Variable> all = dataset.variables();
        if (all.size() == 1) {
            return all.get(0);
        }
        throw new IllegalArgumentException("the original has no variable '" + name + "': it has "
                + NameList.of(all.stream().map(Variable::name).toList()));
    }
}
