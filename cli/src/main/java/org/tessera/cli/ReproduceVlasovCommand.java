package org.tessera.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tessera.cli.generate.BowShockFile;
import org.tessera.cli.reproduce.PublishedMethod;
import org.tessera.cli.vdf.Method;
import org.tessera.cli.vdf.MethodRow;
import org.tessera.cli.vdf.MethodRun;
import org.tessera.cli.vdf.PackCheck;
import org.tessera.cli.vdf.PackSettings;
import org.tessera.cli.vdf.VdfPage;
import org.tessera.cli.vdf.ZfpCells;
import org.tessera.container.CompressorOptions;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VdfPack;
import org.tessera.formats.vlsv.VlsvFile;
import org.tessera.science.vdf.BowShock;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityDistribution;
import org.tessera.science.vdf.VelocityGrid;
import org.tessera.science.vdf.VelocityMesh;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tessera reproduce vlasov`
@Command(
        name = "vlasov",
        sortOptions = false,
        customSynopsis = "tessera reproduce vlasov [-o DIR] [--vdf FILE | --file F.vlsv --cell ID]",
        description = "Methods on one velocity distribution of a foreshock beside a published table, and a pack of many"
                + " cells beside zfp cell by cell.",
        footer = {
            "",
            "Published rows are of another distribution, their sizes with all numbers that decoding needs.",
            "zfp is at the coarsest accuracy within the same L1, without headers; packs are whole files.",
            "",
            "Examples:",
            "  tessera reproduce vlasov",
            "      from formulas: table, page, file and pack in vlasov-chapter",
            "  tessera reproduce vlasov --cells 1024 -o large",
            "      a pack of a thousand cells: several minutes",
            "  tessera reproduce vlasov --file bulk.vlsv --cell 10",
            "      with a cell, and a pack, of a file of your own"
        })
final class ReproduceVlasovCommand extends Verb {

    private static final double MEAN_ERROR = 0.046;
    private static final double THRESHOLD = 1e-15;
    private static final double EXTENT = 2000e3;
    private static final int HALF = 25;
    private static final int EFFORT = 5;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for results; vlasov-chapter when not given.")
    Path folder = Path.of("vlasov-chapter");

    @Option(
            names = {"-f", "--force"},
            description = "Write into a folder that is not empty.")
    boolean force;

    @Option(names = "--vdf", paramLabel = "FILE", description = "A distribution of three axes: npy, raw, VTI, ...")
    @Nullable
    Path vdf;

    @Option(names = "--file", paramLabel = "FILE.vlsv", description = "A VLSV file; its cells make the pack.")
    @Nullable
    Path file;

    @Option(names = "--cell", paramLabel = "ID", description = "With --file: the cell for the table.")
    @Nullable
    Long cell;

    @Option(names = "--cells", paramLabel = "N", description = "Cells of the generated pack; 64 when not given.")
    int cells = 64;

    @Option(names = "--mesh", paramLabel = "N", description = "Velocity cells along an axis; 80 when not given.")
    int mesh = 80;

    @Override
    @Nullable
    Path subject() {
        return vdf != null ? vdf : file;
    }

    @Override
    int run() throws Exception {
        if ((file == null) != (cell == null)) {
            throw new IllegalArgumentException("--file and --cell go together");
        }
        if (file != null && vdf != null) {
            throw new IllegalArgumentException("say either --vdf FILE or --file FILE.vlsv --cell ID");
        }
        ArrayField one = distribution();
        try (ResultFolder results = new ResultFolder(folder, force)) {
            long start = System.nanoTime();
            List<MethodRow> rows = methods(one, results);
            Map<String, Object> pack = pack(results);
            results.write(
                    "report.html",
                    VdfPage.html(
                            "Methods on a velocity distribution",
                            one.spec().type().label() + " " + one.spec().shape() + "; " + pack.get("summary"),
                            one,
                            rows,
                            floor(one)));
            say("");
            say(Text.format(
                    "done in %.0f s; results.jsonl, report.html and the pack in %s",
                    (System.nanoTime() - start) / 1e9, folder));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("folder", folder.toString());
            map.put("methods", rows.stream().map(MethodRow::json).toList());
            map.put("pack", pack);
            sayJson(map);
        }
        return ExitCode.OK;
    }

    private ArrayField distribution() throws Exception {
        if (vdf != null) {
            InputFile.check(vdf);
            try (MeasuredFile read = MeasuredFile.open(vdf, OpenOptions.NONE, List.of())) {
                return checked(read.variables().getFirst().field().readAll());
            }
        }
        if (file != null && cell != null) {
            InputFile.check(file);
            try (VlsvFile read = VlsvFile.open(file)) {
                Population all = new VdfPopulation().of(read);
                SparseDistribution sparse = all.read(all.indexOf(cell));
                return checked(sparse.dense(sparse.aroundPeak(HALF)).field("f"));
            }
        }
        VelocityMesh whole = new VelocityMesh(VelocityGrid.cube(EXTENT, mesh), 4);
        SparseDistribution made = new BowShock(1).at(0.5, 0.5).sparse(whole, ElementType.F32, THRESHOLD);
        VelocityDistribution dense = made.dense(made.aroundPeak(Math.min(HALF, mesh / 2)));
        return dense.field("f");
    }

    private static ArrayField checked(ArrayField field) {
        if (field.spec().shape().rank() != 3 || !field.spec().type().isFloat()) {
            throw new IllegalArgumentException("a velocity distribution has three axes of floats, found "
                    + field.spec().type().label() + " " + field.spec().shape());
        }
        if (!(largest(field) > 0)) {
            throw new IllegalArgumentException("the distribution has no value above 0");
        }
        return field;
    }

    private static double largest(ArrayField field) {
        return java.util.Arrays.stream(field.toDoubles()).max().orElse(0);
    }

    private static double floor(ArrayField field) {
        return 1e-4 * largest(field);
    }

    private List<MethodRow> methods(ArrayField one, ResultFolder results) throws Exception {
        say(Text.format(
                "%-32s %8s %8s %7s %8s %8s %8s   %9s %9s %7s",
                "method", "bytes", "ratio", "L1", "dn %", "dV %", "dP %", "published", "its ratio", "its L1"));
        MethodRun run = new MethodRun(one);
        List<MethodRow> rows = new ArrayList<>();
        for (Method method : Method.all(largest(one), MEAN_ERROR)) {
            MethodRow row = run.run(method, this::note);
            rows.add(row);
            PublishedMethod published = PublishedMethod.of(method.name());
            Map<String, Object> line = new LinkedHashMap<>(row.json());
            String beside = "";
            if (published != null) {
                line.put("published_bytes", published.bytes());
                line.put("published_l1", published.l1());
                beside = Text.format("   %9d %9.1f %7.3f", published.bytes(), published.ratio(), published.l1());
            }
            results.line(line);
            say(Text.format(
                            "%-32s %8d %8.1f %7.4f %8.4f %8.4f %8.4f",
                            method.name(),
                            row.bytes(),
                            row.ratio(),
                            row.statistics().l1(),
                            row.statistics().density(),
                            row.statistics().velocity(),
                            row.statistics().pressure())
                    + beside);
        }
        return rows;
    }

    private Map<String, Object> pack(ResultFolder results) throws Exception {
        Path source = file;
        if (source == null) {
            source = folder.resolve("shock.vlsv");
            new BowShockFile(cells, mesh, 4, THRESHOLD, 1).write(source);
        }
        Path target = folder.resolve("pack.tess");
        try (VlsvFile read = VlsvFile.open(source)) {
            Population all = new VdfPopulation().of(read);
            int[] indices = VdfPack.order(all, IntStream.range(0, all.size()).toArray());
            int threads = Runtime.getRuntime().availableProcessors();
            CompressorOptions options = PackSettings.ofError("auto", MEAN_ERROR).options(all, indices, EFFORT, threads);
            VdfPack.write(target, all, indices, options, Map.of(), bytes -> {});
            try (VdfPack pack = VdfPack.open(target)) {
                PackCheck check = PackCheck.of(pack, all, indices);
                ZfpCells zfp = ZfpCells.of(all, indices, MEAN_ERROR);
                Map<String, Object> map = said(pack, check, zfp, PackSettings.storedBytes(all, indices));
                map.put("codec", options.codec().toString());
                results.line(map);
                return map;
            }
        }
    }

    private Map<String, Object> said(VdfPack pack, PackCheck check, ZfpCells zfp, long stored) {
        String summary = Text.format(
                "a pack of %d cells takes %d bytes, zfp cell by cell %d: %.1f times more",
                check.cells(), pack.bytes(), zfp.bytes(), (double) zfp.bytes() / pack.bytes());
        say("");
        say(summary);
        say(Text.format("%-8s %10s %8s %8s %10s %14s", "", "bytes", "ratio", "a cell", "mean L1", "worst dP %"));
        line("pack", pack.bytes(), stored, check.cells(), check.meanL1(), check.pressure());
        line("zfp", zfp.bytes(), stored, check.cells(), zfp.meanL1(), zfp.pressure());
        say(Text.format("one cell decodes in %.1f ms (median)", check.milliseconds()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("summary", summary);
        map.put("bytes", pack.bytes());
        map.put("stored_bytes", stored);
        map.put("zfp", zfp.json());
        map.put("times_zfp", (double) zfp.bytes() / pack.bytes());
        map.putAll(check.json());
        return map;
    }

    private void line(String name, long bytes, long stored, int count, double l1, double pressure) {
        say(Text.format(
                "%-8s %10d %8.1f %8.0f %10.4f %14.3g",
                name, bytes, (double) stored / bytes, (double) bytes / count, l1, pressure));
    }
}
