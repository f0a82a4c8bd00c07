package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.Tessera;
import org.tessera.cli.sweep.ResultFiles;
import org.tessera.cli.sweep.SweepPage;
import org.tessera.cli.sweep.SweepPoint;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.NameGlob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera plot`
@Command(
        name = "plot",
        sortOptions = false,
        customSynopsis = "tessera plot RESULTS... -o PAGE.html [OPTIONS]",
        description = "Shows results of tessera sweep, of CompressAI (JSON) and of other tools (CSV) on one page.",
        footer = {
            "",
            "Examples:",
            "  tessera plot rd/results.json peers.csv -o page.html",
            "      a sweep beside other tools, by field name",
            "  tessera plot mine.csv --field '*.f32' --series 'SZ3*' -o p.html",
            "      some fields, one tool",
            "  tessera plot bmshj2018.json mbt2018.json --title Kodak -o kodak.html",
            "      curves of CompressAI"
        })
final class PlotCommand extends Verb {

    @Parameters(arity = "1..*", paramLabel = "RESULTS", description = "JSON, JSON lines or CSV.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PAGE",
            required = true,
            description = "HTML file to write.")
    @SuppressWarnings("NullAway.Init")
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite PAGE.")
    boolean force;

    @Option(names = "--field", paramLabel = "GLOB", description = "Only these fields; may be repeated.")
    List<String> fields = new ArrayList<>();

    @Option(
            names = "--series",
            paramLabel = "GLOB",
            description = "Only these curves, such as 'SZ3*'; may be repeated.")
    List<String> series = new ArrayList<>();

    @Option(
            names = "--reference",
            paramLabel = "SERIES",
            description = "The curve that BD-rates relate to; the first when not given.")
    String reference = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "Headline.")
    @Nullable
    String title;

    @Nullable
    private Path current;

    @Override
    @Nullable
    Path subject() {
        return current;
    }

    @Override
    int run() throws Exception {
        List<SweepPoint> all = new ArrayList<>();
        for (Path file : files) {
            current = file;
            InputFile.check(file);
            InputFile.checkOutput(file, output);
            all.addAll(ResultFiles.read(file));
        }
        current = null;
        List<SweepPoint> points = all.stream()
                .filter(p -> matches(fields, p.field()) && matches(series, p.series()))
                .toList();
        if (points.isEmpty()) {
            throw new IllegalArgumentException("nothing is left to plot: there are the fields "
                    + NameList.of(all.stream().map(SweepPoint::field).distinct().toList()) + " and the series "
                    + NameList.of(
                            all.stream().map(SweepPoint::series).distinct().toList()));
        }
        String names = NameList.of(
                files.stream().map(f -> String.valueOf(f.getFileName())).toList());
        String page = SweepPage.html(
                title != null ? title : "Rate and distortion",
                "From " + names + ".",
                points,
                reference,
                "tessera " + Tessera.VERSION);
        try (AtomicOutput out = new AtomicOutput(output, force)) {
            Files.writeString(out.path(), page);
            out.commit();
        }
        report(points);
        return ExitCode.OK;
    }

    private static boolean matches(List<String> globs, String name) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> NameGlob.matches(glob, name));
    }

    private void report(List<SweepPoint> points) {
        long fieldCount = points.stream().map(SweepPoint::field).distinct().count();
        List<String> names = points.stream().map(SweepPoint::series).distinct().toList();
        long broken = points.stream().filter(SweepPoint::broken).count();
        say(output + ": " + Text.counted(points.size(), "point") + " of " + Text.counted(fieldCount, "field") + " and "
                + names.size() + " series"
                + (broken == 0 ? "" : "; " + Text.count(broken) + " of them broke their bound and are marked"));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("output", output.toString());
        map.put("points", points.size());
        map.put("fields", fieldCount);
        map.put("series", names);
        map.put("broken", broken);
        sayJson(map);
    }
}
