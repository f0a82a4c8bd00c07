package org.tessera.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.Tessera;
import org.tessera.cli.bench.BenchPage;
import org.tessera.cli.bench.BenchRun;
import org.tessera.cli.bench.BenchSummary;
import org.tessera.cli.bench.Opponents;
import org.tessera.cli.bench.OwnTool;
import org.tessera.cli.bench.Processor;
import org.tessera.cli.bench.Race;
import org.tessera.cli.bench.Subject;
import org.tessera.cli.bench.Tool;
import org.tessera.cli.sweep.ResultFiles;
import org.tessera.cli.sweep.SweepPoint;
import org.tessera.field.ArrayField;
import org.tessera.formats.Variable;
import org.tessera.target.ErrorBound;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera bench`
@Command(
        name = "bench",
        sortOptions = false,
        customSynopsis = "tessera bench FOLDER|FILES... -o DIR [OPTIONS]",
        description = "Measures ratio and speed beside other compressors, in turns on the same machine: JSON lines,"
                + " tables and one page.",
        footer = {
            "",
            "Templates: NAME: COMMAND; COMMAND BACK. No shell; what stands in braces:",
            "  {in} {out}         file to read, file to write (one command: both ways)",
            "  {abs} {rel}        the bound: absolute, part of the range",
            "  {dims} {sizes}     -3 NX NY NZ, NX NY NZ: fastest axis first",
            "  {shape}            NZ,NY,NX: slowest axis first",
            "  {dtype} {fd}       f32 or f64; f or d",
            "  {threads}          a run for each of --threads",
            "",
            "Examples:",
            "  tessera bench fields -o b --opponent zfp --peers peers.csv",
            "      a folder against zfp now, and against other tools' known results",
            "  tessera bench *.f32 -o b --efforts 1,5,9 --threads 1,2 --bounds 1e-3",
            "      what efforts and threads buy",
            "  tessera bench run.h5 --var rho -o b --opponent 'copy: cp {in} {out}'",
            "      any program as an opponent: what a plain copy of the values costs"
        })
final class BenchCommand extends Verb {

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER|FILES",
            description = "Fields; of a folder, all files that hold some.")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for results; made when it is not there.")
    @SuppressWarnings("NullAway.Init")
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite results in DIR.")
    boolean force;

    @Option(
            names = "--codecs",
            paramLabel = "A,B",
            description = "auto (when not given), interp, lorenzo, zfp, ... with options.")
    String codecs = "auto";

    @Option(names = "--efforts", paramLabel = "1..9", description = "Efforts of auto; 5 when not given.")
    String efforts = "5";

    @Option(
            names = "--bounds",
            paramLabel = "E,E",
            description = "1e-2,1e-3,1e-4,1e-6 (when not given) of the value range; also abs=0.5, 1e-2..1e-6.")
    String bounds = "1e-2,1e-3,1e-4,1e-6";

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N,N",
            description = "Worker threads; 1 when not given. With 1,2 there is a table of speed-ups.")
    String threads = "1";

    @Option(names = "--opponent", paramLabel = "TOOL", description = "zfp, or a template (see below); may be repeated.")
    List<String> opponents = new ArrayList<>();

    @Option(
            names = "--peers",
            paramLabel = "FILE",
            description = "Results of other tools, as plot takes them; may be repeated.")
    List<Path> peerFiles = new ArrayList<>();

    @Option(
            names = "--against",
            paramLabel = "NAME",
            description = "The opponent that speeds are related to; the first when not given.")
    @Nullable
    String against;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "Timed runs, median and best of which are said; 3 when not given.")
    int repeats = 3;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Runs before them that are not timed; 2 when not given.")
    int warmup = 2;

    @Option(
            names = "--least",
            paramLabel = "MB",
            description = "Smaller fields do not enter medians of speed; 2 when not given.")
    Double least = 2.0;

    @Option(
            names = "--var",
            paramLabel = "GLOB",
            description = "Only these variables, such as rho or 'fields/*'; may be repeated.")
    List<String> variables = new ArrayList<>();

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    private final List<BenchRun> runs = new ArrayList<>();

    @Nullable
    private Path current;

    @Override
    @Nullable
    Path subject() {
        return current;
    }

    @Override
    int run() throws Exception {
        SweepGrid grid = SweepGrid.parse(codecs, bounds, efforts, threads);
        Race race = new Race(warmup, repeats);
        if (!(least >= 0)) {
            throw new IllegalArgumentException("--least takes megabytes, 0 or more, found " + least);
        }
        List<Tool> tools = Opponents.parse(opponents, output);
        String related = related(tools);
        List<SweepPoint> peers = new ArrayList<>();
        for (Path file : peerFiles) {
            InputFile.check(file);
            peers.addAll(ResultFiles.read(file));
        }
        BenchFiles files = BenchFiles.of(paths, inputOptions.open(), variables);
        try (ResultFolder out = new ResultFolder(output, force)) {
            files.left().forEach(text -> note("tessera: left out " + text));
            for (Path file : files.files()) {
                current = file;
                measure(file, grid, tools, race, out);
            }
            current = null;
            if (runs.stream().allMatch(run -> run.outcome() == null)) {
                throw new IllegalArgumentException("nothing was measured: "
                        + (runs.isEmpty()
                                ? "no variable of these files can be compressed"
                                : "every run failed, the first with: "
                                        + runs.get(0).failure()));
            }
            BenchSummary summary = BenchSummary.of(runs, peers, bytesThatCount(), related);
            out.writeJson(
                    "summary.json", document(summary, commandText(files.files().get(0))));
            out.write("index.html", page(summary, peers));
            return report(summary, tools);
        }
    }

    private long bytesThatCount() {
        return Math.round(least * 1e6);
    }

    private String related(List<Tool> tools) {
        List<String> names = tools.stream().map(tool -> tool.entry().tool()).toList();
        if (against != null && !names.contains(against)) {
            throw new IllegalArgumentException("--against " + against + ": no such opponent in this run; "
                    + (names.isEmpty() ? "name one with --opponent" : "there are " + NameList.of(names)));
        }
        return against != null ? against : names.isEmpty() ? "" : names.get(0);
    }

    private void measure(Path file, SweepGrid grid, List<Tool> tools, Race race, ResultFolder out) throws IOException {
        try (MeasuredFile measured = MeasuredFile.open(file, inputOptions.open(), variables)) {
            for (Variable variable : measured.variables()) {
                String field = measured.field(variable);
                ArrayField values = variable.field().readAll();
                for (ErrorBound bound : grid.bounds()) {
                    Subject subject = Subject.of(measured.name(), field, variable, values, bound);
                    race(subject, starters(grid, bound, tools), race, out);
                }
            }
        }
    }

    private static List<Race.Starter> starters(SweepGrid grid, ErrorBound bound, List<Tool> tools) {
        List<Race.Starter> starters = new ArrayList<>();
        for (SweepGrid.Setting setting : grid.settings()) {
            if (setting.bound().equals(bound)) {
                starters.add(new Race.Starter(new OwnTool(setting.codec(), setting.effort()), setting.threads()));
            }
        }
        for (Tool tool : tools) {
            for (int workers : tool.takesThreads() ? grid.threads() : List.of(1)) {
                starters.add(new Race.Starter(tool, workers));
            }
        }
        return starters;
    }

    private void race(Subject subject, List<Race.Starter> starters, Race race, ResultFolder out) throws IOException {
        int width = starters.stream()
                .mapToInt(s -> s.tool().entry().label().length())
                .max()
                .orElse(4);
        say(BenchLines.head(subject.cell()));
        say(BenchLines.columns(width));
        race.run(subject, starters, run -> {
            runs.add(run);
            say(BenchLines.line(run, width));
            out().flush();
            try {
                out.line(withMachine(run));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        say("");
    }

    private Map<String, Object> withMachine(BenchRun run) {
        Map<String, Object> keys = run.keys();
        keys.put("repeats", repeats);
        keys.put("warmup", warmup);
        keys.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        keys.put("cpu", Processor.name());
        return keys;
    }

    private Map<String, Object> document(BenchSummary summary, String command) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", "tessera bench");
        document.put("tool", "tessera " + Tessera.VERSION);
        document.put("command", command);
        document.put("summary", summary.keys());
        return document;
    }

    private String page(BenchSummary summary, List<SweepPoint> peers) {
        return BenchPage.html(
                Text.counted(runs.size(), "run") + ", in turns on each field; every point compared with the original."
                        + " Speeds: median of " + repeats + ", " + warmup + " before to warm up.",
                runs,
                peers,
                summary,
                bytesThatCount(),
                "tessera " + Tessera.VERSION + ", Java " + Runtime.version().feature() + ", " + Processor.name() + ", "
                        + Text.counted(Runtime.getRuntime().availableProcessors(), "processor"));
    }

    private int report(BenchSummary summary, List<Tool> tools) {
        summary.tables().forEach(table -> {
            say(table.title());
            table.lines().forEach(line -> say("  " + line));
            say("");
        });
        List<BenchRun> failed =
                runs.stream().filter(run -> run.outcome() == null).toList();
        List<String> texts = failed.stream()
                .map(run -> run.cell().field() + ", " + run.cell().target() + ", "
                        + run.entry().label() + ": " + run.failure())
                .toList();
        texts.forEach(text -> note("tessera: " + text));
        say(Text.counted(runs.size(), "run") + ", " + failed.size() + " failed; see " + output.resolve("index.html")
                + ", results.jsonl and summary.json beside it");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("output", output.toString());
        map.put("runs", runs.stream().map(BenchRun::keys).toList());
        map.put("summary", summary.keys());
        map.put("failed", texts);
        sayJson(map);
        return code(tools);
    }

    /// Other tools may fail and miss bounds, that is a result; this program may not, and an opponent that never ran was
    /// named in vain.
    private int code(List<Tool> tools) {
        boolean missed = runs.stream().anyMatch(run -> run.entry().isOwn() && run.outcome() != null && !run.isValid());
        boolean failed = runs.stream().anyMatch(run -> run.entry().isOwn() && run.outcome() == null);
        boolean absent = tools.stream()
                .anyMatch(tool -> runs.stream()
                        .noneMatch(run -> run.entry().tool().equals(tool.entry().tool()) && run.outcome() != null));
        return missed ? ExitCode.BOUND : failed || absent ? ExitCode.FAILED : ExitCode.OK;
    }
}
