package org.tessera.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.Tessera;
import org.tessera.cli.report.HtmlReport;
import org.tessera.cli.report.Report;
import org.tessera.cli.report.ReportEntry;
import org.tessera.cli.view.SlicePlan;
import org.tessera.cli.view.SliceView;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.container.VariableReport;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.FileCompressor;
import org.tessera.formats.archive.FileReport;
import org.tessera.formats.archive.FileRequest;
import org.tessera.formats.archive.FileRestorer;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Figure;
import org.tessera.formats.png.Slice;
import org.tessera.formats.png.Stretch;
import org.tessera.formats.vti.Grid;
import org.tessera.formats.vti.VtiWriter;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.metric.Measured;
import org.tessera.metric.Sizes;
import org.tessera.target.ValueRangeRelative;

/// The main job on made-up data: an HDF5 file of two black holes at three bounds, restored, compared, pictured.
public final class DemoRun {

    /// Points along each axis.
    private static final int POINTS = 96;

    private static final int PICTURE = 320;

    private static final double[] BOUNDS = {1e-2, 1e-3, 1e-4};

    private final Path folder;
    private final List<ReportEntry> entries = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /// A line of the table.
    public record Row(
            String variable, double bound, double ratio, double bits, double error, double tolerance, double psnr) {}

    /// @param folder exists and is empty
    public DemoRun(Path folder) {
        this.folder = folder;
    }

    /// Writes everything.
    ///
    /// @return a row for each variable and bound
    public List<Row> run() throws IOException {
        Path original = folder.resolve("bbh.h5");
        ArrayField chi = named(BrillLindquist.Quantity.CHI, "chi");
        ArrayField alpha = named(BrillLindquist.Quantity.ALPHA, "alpha");
        Map<String, String> chiSays = Map.of("long_name", "conformal factor psi^-4", "units", "1");
        Map<String, String> alphaSays = Map.of("long_name", "lapse psi^-2", "units", "1");
        Formats.writer("hdf5").write(original, List.of(chi, alpha), Map.of("chi", chiSays, "alpha", alphaSays));
        for (double bound : BOUNDS) {
            atBound(original, bound);
        }
        Report report = new Report(
                "Two black holes, compressed under a verified bound",
                "Brill-Lindquist initial data on a " + POINTS + "^3 grid: conformal factor chi and lapse alpha. Every"
                        + " point of every reconstruction was compared with the original before its file was written.",
                entries,
                "tessera " + Tessera.VERSION);
        Files.writeString(folder.resolve("report.html"), HtmlReport.html(report));
        return rows;
    }

    private static ArrayField named(BrillLindquist.Quantity quantity, String name) {
        ArrayField field = BrillLindquist.sample(quantity, ElementType.F64, POINTS);
        return field.withSpec(new org.tessera.field.FieldSpec(
                name, ElementType.F64, field.spec().shape()));
    }

    private void atBound(Path original, double bound) throws IOException {
        String stem = String.format(Locale.ROOT, "bbh_rel%.0e", bound);
        Path compressed = folder.resolve(stem + ".h5.tess");
        Path restored = folder.resolve(stem + "_restored.h5");
        String command = "tessera compress bbh.h5 --rel " + String.format(Locale.ROOT, "%.0e", bound) + " -o "
                + compressed.getFileName();
        FileRequest request = new FileRequest(
                OpenOptions.NONE,
                List.of(),
                CompressorOptions.of(new ValueRangeRelative(bound)),
                true,
                Map.of("command", command));
        FileReport report;
        try (AtomicOutput out = new AtomicOutput(compressed, false)) {
            report = new FileCompressor(original, request, Compressor.Progress.NONE).write(out.path());
            out.commit();
        }
        try (Container container = Container.open(compressed);
                AtomicOutput out = new AtomicOutput(restored, false)) {
            new FileRestorer(container, Compressor.Progress.NONE).rebuild(out.path());
            out.commit();
        }
        compare(original, restored, report, bound, stem, command);
    }

    private void compare(Path original, Path restored, FileReport report, double bound, String stem, String command)
            throws IOException {
        try (Dataset a = Formats.detect(original, OpenOptions.NONE).open(original, OpenOptions.NONE);
                Dataset b = Formats.detect(restored, OpenOptions.NONE).open(restored, OpenOptions.NONE)) {
            for (VariableReport variable : report.variables()) {
                ArrayField before = find(a, variable.spec().name()).field().readAll();
                ArrayField after = find(b, variable.spec().name()).field().readAll();
                entry(variable, before, after, bound, command);
                pictures(
                        variable.spec().name(),
                        before,
                        after,
                        variable.tolerance().absolute(),
                        stem);
            }
        }
    }

    private static Variable find(Dataset dataset, String name) {
        return dataset.variables().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no variable " + name));
    }

    private void entry(VariableReport report, ArrayField before, ArrayField after, double bound, String command) {
        double tolerance = report.tolerance().absolute();
        Comparison comparison = Comparison.of(before, after, CompareOptions.QUICK.withBound(tolerance));
        Sizes sizes = new Sizes(
                before.spec().bytes(), report.bytes(), before.spec().shape().count());
        BoundCheck check = new BoundCheck(
                false, tolerance, comparison.within(tolerance), report.summary().repaired());
        SlicePlan plan = SlicePlan.middle(HtmlReport.pointsAcross(2 * BOUNDS.length));
        entries.add(new ReportEntry(
                before.spec().name(),
                before.spec().type().label() + " " + before.spec().shape(),
                String.join("+", report.codecs().keySet()) + "(auto)",
                "rel=" + String.format(Locale.ROOT, "%.0e", bound),
                check,
                new Measured(comparison, sizes),
                0,
                SliceView.of(plan, before, after, new double[0], tolerance),
                command));
        rows.add(new Row(
                before.spec().name(),
                bound,
                sizes.ratio(),
                sizes.bitRate(),
                comparison.errors().maxError(),
                tolerance,
                comparison.errors().psnr()));
    }

    private void pictures(String name, ArrayField before, ArrayField after, double tolerance, String stem)
            throws IOException {
        double[] errors = new double[before.size()];
        double[] a = before.doubles();
        double[] b = after.doubles();
        for (int i = 0; i < errors.length; i++) {
            errors[i] = b[i] - a[i];
        }
        ArrayField error = ArrayField.of("error", errors, before.spec().shape().sizes());
        double step = 2 * BrillLindquist.HALF_EDGE / POINTS;
        double first = -BrillLindquist.HALF_EDGE + step / 2;
        Grid grid = new Grid(new double[] {first, first, first}, new double[] {step, step, step});
        VtiWriter.write(folder.resolve(stem + "_" + name + ".vti"), List.of(after, error), grid);
        Slice slice = Slice.middle(before.spec().shape(), PICTURE);
        Files.write(
                folder.resolve(stem + "_" + name + ".png"),
                new Figure(name + ", reconstruction", slice.of(after), ColorMap.SEQUENTIAL, stretch(slice, before))
                        .png());
        Files.write(
                folder.resolve(stem + "_" + name + "_error.png"),
                new Figure(
                                name + ", reconstruction - original",
                                slice.ofError(before, after),
                                ColorMap.DIVERGING,
                                new Stretch.Linear(-tolerance, tolerance))
                        .png());
    }

    private static Stretch stretch(Slice slice, ArrayField field) {
        var plane = slice.of(field);
        return new Stretch.Linear(plane.min(), plane.max());
    }
}
