package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.cli.vdf.Method;
import org.tessera.cli.vdf.MethodRow;
import org.tessera.cli.vdf.MethodRun;
import org.tessera.cli.vdf.VdfPage;
import org.tessera.field.ArrayField;
import org.tessera.field.Field;
import org.tessera.formats.Formats;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VlsvFile;
import org.tessera.science.vdf.NotebookStatistics;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityDistribution;
import org.tessera.science.vdf.VelocityGrid;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera vdf compare`
@Command(
        name = "compare",
        sortOptions = false,
        customSynopsis = "tessera vdf compare FILE [OPTIONS]",
        description = "Runs every method on one velocity distribution: published settings, ours, and bounded codecs.",
        footer = {
            "",
            "Sizes are of whole files. Differences in percent: density, velocity (in parts of the thermal speed),",
            "diagonal of the pressure tensor and all of it. --json has them also as published comparisons count them.",
            "",
            "Examples:",
            "  tessera vdf compare vdfs.npy --cell 12 --report methods.html",
            "      all methods on the thirteenth of a file of many, with pictures",
            "  tessera vdf compare vdf_50x50x50.f32 --networks --method mlp",
            "      networks of coordinates, trained on the distribution",
            "  tessera vdf compare bulk.vlsv --cell 10 --l1 0.01 --method cosine",
            "      a cell of Vlasiator; only methods whose codec or name has the word"
        })
final class VdfCompareCommand extends Verb {

    @Parameters(index = "0", paramLabel = "FILE", description = "File with a distribution: npy, raw, VTI, VLSV, ...")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(names = "--var", paramLabel = "NAME", description = "Which variable; the first when not given.")
    @Nullable
    String variable;

    @Option(
            names = "--cell",
            paramLabel = "ID",
            description = "Which of many, counted from 0 along the first axes; of a VLSV file the ID of the cell.")
    @Nullable
    Long cell;

    @Mixin
    VdfPopulation population = new VdfPopulation();

    @Mixin
    VdfBox box = new VdfBox();

    @Option(
            names = "--l1",
            paramLabel = "E",
            description = "Sum of errors over sum of values that our settings aim at; 0.046 when not given.")
    double meanError = 0.046;

    @Option(
            names = "--floor",
            paramLabel = "F",
            description = "Phase-space density below which nothing is shown; 1e-16 when not given.")
    double floor = 1e-16;

    @Option(names = "--method", paramLabel = "WORD", description = "Only methods with this word; may be repeated.")
    List<String> words = new ArrayList<>();

    @Option(
            names = "--networks",
            description = "Also methods that train a network on the distribution: minutes, and libtorch, which the"
                    + " launcher fetches.")
    boolean networks;

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @ArgGroup(validate = false, order = 60)
    ReportOption page = new ReportOption();

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        page.check();
        if (!(meanError > 0 && meanError < 1)) {
            throw new IllegalArgumentException("--l1 must be above 0 and below 1, found " + meanError);
        }
        if (!(floor > 0)) {
            throw new IllegalArgumentException("--floor must be above 0, found " + floor);
        }
        if (isVlsv()) {
            return ofCell();
        }
        List<String> names = variable == null ? List.of() : List.of(variable);
        try (MeasuredFile file = MeasuredFile.open(input, inputOptions.open(), names)) {
            if (file.variables().isEmpty()) {
                throw new IllegalArgumentException(input + " holds no array to compare methods on");
            }
            Field field = file.variables().getFirst().field();
            return run(VdfArray.of(field, cell == null ? 0 : cell).read(), null);
        }
    }

    private boolean isVlsv() throws Exception {
        InputFile.checkOriginal(input, "name the original");
        return variable == null
                && Formats.detect(input, inputOptions.open()).id().equals("vlsv");
    }

    /// A cell of a VLSV file, on its own velocity mesh.
    private int ofCell() throws Exception {
        if (cell == null) {
            throw new IllegalArgumentException(
                    "say which cell with --cell ID; 'tessera vdf list " + input + "' shows them");
        }
        try (VlsvFile file = VlsvFile.open(input)) {
            Population all = population.of(file);
            SparseDistribution sparse = all.read(all.indexOf(cell));
            VelocityDistribution dense = sparse.dense(box.of(sparse, cell));
            return run(dense.field("f"), dense.grid());
        }
    }

    /// @param grid that the values lie on, where it is known
    private int run(ArrayField field, @Nullable VelocityGrid grid) throws Exception {
        double largest = 0;
        double mass = 0;
        double below = 0;
        for (double v : field.toDoubles()) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("a distribution of finite values expected, found " + v);
            }
            largest = Math.max(largest, v);
            mass += v;
            below += v < floor ? v : 0;
        }
        if (!(largest > 0)) {
            throw new IllegalArgumentException("the distribution has no value above 0");
        }
        say(Text.format(
                "%s %s, peak %.4g, %.3g %% of its mass below %.3g",
                field.spec().type().label(), field.spec().shape(), largest, 100 * Math.abs(below / mass), floor));
        if (grid != null) {
            say(Text.format(
                    "cells of %s by %s by %s m/s along vx, vy, vz",
                    Text.general(grid.x().spacing()),
                    Text.general(grid.y().spacing()),
                    Text.general(grid.z().spacing())));
        }
        say("");
        say(Text.format(
                "%-32s %8s %8s %7s %7s %8s %8s %8s %8s %9s %6s %6s",
                "method",
                "bytes",
                "ratio",
                "L1",
                "L2",
                "dn %",
                "dV %",
                "dPdiag %",
                "dP %",
                "largest",
                "enc s",
                "dec s"));
        MethodRun run = grid == null ? new MethodRun(field) : new MethodRun(field, grid);
        List<MethodRow> rows = new ArrayList<>();
        for (Method method : methods(largest)) {
            if (isChosen(method)) {
                MethodRow row = run.run(method, this::note);
                rows.add(row);
                say(line(row));
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no method has the word '" + String.join("' or '", words) + "'");
        }
        report(field, rows);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.toString());
        map.put("cell", cell == null ? 0 : cell);
        map.put("size:uncompressed_size", field.spec().bytes());
        map.put("peak", largest);
        map.put("floor", floor);
        map.put("mass_below_floor", below / mass);
        map.put("methods", rows.stream().map(MethodRow::json).toList());
        sayJson(map);
        return ExitCode.OK;
    }

    private List<Method> methods(double largest) {
        List<Method> methods = new ArrayList<>(Method.all(largest, meanError));
        if (networks) {
            methods.addAll(Method.networks(meanError));
        }
        return methods;
    }

    private boolean isChosen(Method method) {
        return words.isEmpty()
                || words.stream()
                        .anyMatch(word -> method.name().contains(word)
                                || method.codec().toString().contains(word));
    }

    private static String line(MethodRow row) {
        NotebookStatistics s = row.statistics();
        return Text.format(
                "%-32s %8d %8.1f %7.4f %7.4f %8.4f %8.4f %8.4f %8.4f %9.2e %6.2f %6.2f",
                row.method().name(),
                row.bytes(),
                row.ratio(),
                s.l1(),
                s.l2(),
                s.density(),
                s.velocity(),
                s.diagonal(),
                s.pressure(),
                row.bound(),
                row.encode(),
                row.decode());
    }

    private void report(ArrayField field, List<MethodRow> rows) throws Exception {
        if (page.path == null) {
            return;
        }
        try (AtomicOutput out = new AtomicOutput(page.path, true)) {
            String summary = input.getFileName() + ", " + field.spec().type().label() + " "
                    + field.spec().shape() + ", " + Text.bytes(field.spec().bytes());
            Files.writeString(
                    out.path(), VdfPage.html("Methods on a velocity distribution", summary, field, rows, floor));
            out.commit();
        }
        page.said().forEach(this::say);
    }
}
