package org.tessera.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tessera.Tessera;
import org.tessera.cli.report.HtmlReport;
import org.tessera.cli.report.Report;
import org.tessera.cli.report.ReportEntry;
import org.tessera.cli.view.SlicePlan;
import org.tessera.cli.view.SliceView;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Figure;
import org.tessera.formats.png.Plane;
import org.tessera.formats.png.Slice;
import org.tessera.formats.png.Stretch;
import org.tessera.formats.trial.Estimate;
import org.tessera.formats.trial.Sample;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.metric.Measured;
import org.tessera.metric.Sizes;

/// What the error looks like at each bound, on the middle block of the sample.
final class RecommendPicture {

    private static final int PANEL = 240;
    private static final int GAP = 6;

    private final boolean page;
    private final int pointsAcross;
    private final List<ReportEntry> entries = new ArrayList<>();

    @Nullable
    private Figure figure;

    RecommendPicture(Path output, int variables) {
        this.page = isPage(output);
        if (!page && variables > 1) {
            throw new IllegalArgumentException("a .png shows one variable and there are " + variables
                    + ": choose one with --var, or name a .html file");
        }
        this.pointsAcross = HtmlReport.pointsAcross(5 * variables);
    }

    static void check(Path output, boolean force) throws IOException {
        String name = output.toString().toLowerCase(Locale.ROOT);
        if (!isPage(output) && !name.endsWith(".png") && !RecommendedRules.named(output)) {
            throw new IllegalArgumentException(output + ": name a .html or a .png file, or a .yaml file for rules");
        }
        AtomicOutput.check(output, force);
    }

    private static boolean isPage(Path output) {
        String name = output.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm");
    }

    void add(Variable variable, Sample sample, List<Estimate> estimates, String command) {
        ArrayField block = sample.blocks().get(sample.blocks().size() / 2);
        List<ArrayField> restored = estimates.stream()
                .map(e -> restored(variable, block, e.tolerance()))
                .toList();
        if (page) {
            for (int i = 0; i < estimates.size(); i++) {
                entries.add(entry(variable, block, restored.get(i), estimates.get(i), command));
            }
        } else {
            figure = figure(variable, block, restored, estimates);
        }
    }

    private static ArrayField restored(Variable variable, ArrayField block, double tolerance) {
        byte[] bytes =
                Tessera.compress(block, Estimate.options(variable, tolerance)).bytes();
        return Container.of(bytes).variables().get(0).readAll();
    }

    private ReportEntry entry(
            Variable variable, ArrayField block, ArrayField restored, Estimate estimate, String command) {
        CompareOptions options = CompareOptions.ALL.withFills(variable.fills()).withBound(estimate.tolerance());
        Comparison comparison = Comparison.of(block, restored, options);
        var spec = variable.field().spec();
        Sizes sizes = new Sizes(
                spec.bytes(),
                Math.max(1, Math.round(spec.bytes() / estimate.ratio())),
                spec.shape().count());
        boolean held = comparison.within(estimate.tolerance());
        boolean whole = block.size() == spec.shape().count();
        String bound = "rel=" + Text.exact(estimate.relative());
        return new ReportEntry(
                variable.name(),
                spec.type().label() + " " + spec.shape()
                        + (whole ? "" : ", block of " + block.spec().shape()),
                "auto" + (whole ? "" : ", size estimated"),
                bound,
                new BoundCheck(false, estimate.tolerance(), held, 0),
                new Measured(comparison, sizes),
                0,
                SliceView.of(SlicePlan.middle(pointsAcross), block, restored, variable.fills(), estimate.tolerance()),
                command.replaceFirst("--rel \\S+", "--rel " + Text.exact(estimate.relative())));
    }

    /// Panels side by side, each error in units of its bound.
    private static Figure figure(
            Variable variable, ArrayField block, List<ArrayField> restored, List<Estimate> estimates) {
        Slice slice = Slice.middle(block.spec().shape(), PANEL).withFills(variable.fills());
        List<Plane> planes =
                restored.stream().map(field -> slice.ofError(block, field)).toList();
        int rows = planes.get(0).rows();
        int columns = planes.get(0).columns();
        int width = planes.size() * (columns + GAP) - GAP;
        double[] values = new double[rows * width];
        Arrays.fill(values, Double.NaN);
        for (int p = 0; p < planes.size(); p++) {
            double[] errors = planes.get(p).values();
            for (int i = 0; i < errors.length; i++) {
                values[i / columns * width + p * (columns + GAP) + i % columns] =
                        errors[i] / estimates.get(p).tolerance();
            }
        }
        String bounds = String.join(
                " | ", estimates.stream().map(e -> Text.exact(e.relative())).toList());
        return new Figure(
                variable.name() + ": error / bound at rel = " + bounds,
                new Plane(rows, width, values),
                ColorMap.DIVERGING,
                new Stretch.Linear(-1, 1));
    }

    byte[] bytes(String file) {
        if (figure != null) {
            return figure.png();
        }
        Report report = new Report(
                "Five bounds for " + file,
                "Tried on blocks of each variable: sizes are estimates unless a variable was small enough to be"
                        + " measured whole; errors, pictures and verdicts are of the block shown.",
                entries,
                "tessera " + Tessera.VERSION);
        return HtmlReport.html(report).getBytes(StandardCharsets.UTF_8);
    }
}
