package org.tessera.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.Tessera;
import org.tessera.cli.sweep.RunRecord;
import org.tessera.cli.sweep.SeriesNames;
import org.tessera.cli.sweep.SweepPage;
import org.tessera.error.CompressionException;
import org.tessera.formats.Variable;
import org.tessera.formats.trial.Cell;
import org.tessera.formats.trial.Trial;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.MetricGroup;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera sweep`
@Command(
        name = "sweep",
        sortOptions = false,
        customSynopsis = "tessera sweep FILES... -o DIR [OPTIONS]",
        description = "Compresses and decompresses under many bounds and codecs, and shows what each costs: JSON, JSON"
                + " lines, CSV and one page.",
        footer = {
            "",
            "Examples:",
            "  tessera sweep run.h5 -o rd",
            "      every variable with auto at 1e-2 to 1e-6; open rd/index.html",
            "  tessera sweep *.f32 --codecs auto,interp,lorenzo --bounds 1e-2..1e-5 -o rd",
            "      three codecs side by side, with BD-rates",
            "  tessera sweep p_512x512x512.f32 --efforts 1,5,9 --repeats 3 -o rd",
            "      what effort buys, speeds as the median of three runs"
        })
final class SweepCommand extends Verb {

    private static final String NOTHING =
            "nothing was measured: no variable of these files can be compressed under these bounds";

    private static final long WARM_UP_NANOS = 2_000_000_000L;

    @Parameters(arity = "1..*", paramLabel = "FILES", description = "Files to try; tessera doctor lists the kinds.")
    List<Path> files = new ArrayList<>();

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
            description = "auto (when not given), interp, lorenzo, lossless, ... with options: interp:kind=cubic.")
    String codecs = "auto";

    @Option(
            names = "--bounds",
            paramLabel = "E,E",
            description = "1e-2..1e-6 (when not given) of the value range; also abs=0.5, pwrel=0.01, lossless.")
    String bounds = "1e-2..1e-6";

    @Option(names = "--efforts", paramLabel = "1..9", description = "Efforts of auto; 5 when not given.")
    String efforts = "5";

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N,N",
            description = "Worker threads; 1 when not given, so that speeds compare with other tools'.")
    String threads = "1";

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "Timed runs, of which the median counts; from 2 on after one to warm up. 1 when not given.")
    int repeats = 1;

    @Option(
            names = "--var",
            paramLabel = "GLOB",
            description = "Only these variables, such as rho or 'fields/*'; may be repeated.")
    List<String> variables = new ArrayList<>();

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    private final List<RunRecord> runs = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int failureCode = ExitCode.OK;

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
        CompareOptions measures = CompareOptions.of(Set.of(MetricGroup.SSIM));
        String timing = repeats == 1 ? "one run (rough)" : "median of " + repeats;
        for (Path file : files) {
            InputFile.check(file);
        }
        long work = work(grid);
        if (work == 0) {
            throw new IllegalArgumentException(NOTHING);
        }
        try (SweepFiles out = new SweepFiles(output, force)) {
            Trial trial = new Trial(repeats, measures, output);
            try (ProgressBar bar = new ProgressBar(err(), work, !quiet && !json)) {
                for (Path file : files) {
                    current = file;
                    sweep(file, grid, trial, out, bar);
                }
            }
            current = null;
            if (runs.isEmpty()) {
                throw new IllegalArgumentException(
                        "nothing was measured: no variable of these files can be compressed" + " under these bounds");
            }
            out.finish(runs, page(timing), commandText(files.get(0)), timing);
        }
        return report();
    }

    /// Bytes to compress, for the progress bar; a file that cannot be opened is found here, before hours of work.
    private long work(SweepGrid grid) throws Exception {
        long bytes = 0;
        for (Path file : files) {
            current = file;
            try (MeasuredFile measured = open(file)) {
                for (Variable variable : measured.variables()) {
                    bytes += variable.field().spec().bytes() * grid.settings().size();
                }
            }
        }
        return bytes;
    }

    private MeasuredFile open(Path file) throws Exception {
        return MeasuredFile.open(file, inputOptions.open(), variables);
    }

    private void sweep(Path file, SweepGrid grid, Trial trial, SweepFiles out, ProgressBar bar) throws Exception {
        try (MeasuredFile measured = open(file)) {
            for (Variable variable : measured.variables()) {
                String field = measured.field(variable);
                if (runs.isEmpty() && failures.isEmpty()) {
                    warmUp(variable, grid.settings().get(0), trial);
                }
                for (SweepGrid.Setting setting : grid.settings()) {
                    Cell cell =
                            new Cell(variable, setting.codec(), setting.effort(), setting.bound(), setting.threads());
                    measure(measured.name(), field, cell, trial, out);
                    bar.done(variable.field().spec().bytes());
                }
            }
        }
    }

    /// The first runs of a process measure its compiler: these are not counted.
    private static void warmUp(Variable variable, SweepGrid.Setting setting, Trial trial) throws Exception {
        long start = System.nanoTime();
        boolean small = variable.field().spec().bytes() <= 1L << 25;
        try {
            while (small && System.nanoTime() - start < WARM_UP_NANOS) {
                trial.run(new Cell(variable, setting.codec(), setting.effort(), setting.bound(), setting.threads()));
            }
        } catch (IllegalArgumentException | CompressionException e) {
            // The counted run says so.
            return;
        }
    }

    /// A run that fails is said and counted; the others go on.
    private void measure(String file, String field, Cell cell, Trial trial, SweepFiles out) throws Exception {
        try {
            RunRecord run = new RunRecord(file, field, trial.run(cell));
            runs.add(run);
            out.line(run);
            if (!run.result().held()) {
                failures.add(field + ", " + SeriesNames.of(run) + ", "
                        + cell.target().text() + ": "
                        + Text.counted(run.result().overBound(), "point") + " over the bound");
                failureCode = ExitCode.BOUND;
            }
        } catch (IllegalArgumentException | CompressionException e) {
            failures.add(field + ", " + cell.codec() + ", " + cell.target().text() + ": " + e.getMessage());
            failureCode = ExitCode.of(e);
        }
    }

    private String page(String timing) {
        long fields = runs.stream().map(RunRecord::field).distinct().count();
        return SweepPage.html(
                "Rate and distortion of " + (fields == 1 ? runs.get(0).field() : fields + " fields"),
                Text.counted(runs.size(), "run") + ": each compressed, decompressed, and every point compared with the"
                        + " original. Speeds: " + timing + ", verification included.",
                runs.stream().map(run -> run.point(SeriesNames.of(run))).toList(),
                "",
                "tessera " + Tessera.VERSION + ", Java " + Runtime.version().feature() + ", "
                        + System.getProperty("os.arch") + ", "
                        + Text.counted(Runtime.getRuntime().availableProcessors(), "processor"));
    }

    private int report() {
        String before = "";
        for (RunRecord run : runs) {
            String head = run.field() + "  " + SeriesNames.of(run);
            if (!head.equals(before)) {
                say(head);
                say("       bound      ratio  bits/value   PSNR dB       SSIM   MB/s in  MB/s out");
                before = head;
            }
            var point = run.point("");
            say(Text.format(
                    "%12s %10.2f %11.4f %9.2f %10.6f %9.1f %9.1f%s",
                    run.result().cell().target().text(),
                    point.ratio(),
                    point.bitsPerValue(),
                    point.psnr(),
                    point.ssim(),
                    point.compressSpeed(),
                    point.decompressSpeed(),
                    run.result().held() ? "" : "  NOT HELD"));
        }
        failures.forEach(text -> note("tessera: " + text));
        boolean held = runs.stream().allMatch(run -> run.result().held());
        say("");
        say(Text.counted(runs.size(), "run") + (held ? ", BOUND HELD in each" : ", BOUND NOT HELD in all of them")
                + "; see " + output.resolve("index.html"));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("output", output.toString());
        map.put("runs", runs.stream().map(RunRecord::keys).toList());
        map.put("failed", failures);
        sayJson(map);
        return failureCode;
    }
}
