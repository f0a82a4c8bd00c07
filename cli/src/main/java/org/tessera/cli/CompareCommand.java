package org.tessera.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.cli.report.ReportEntry;
import org.tessera.field.FieldSpec;
import org.tessera.formats.conventions.PhysicalValues;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.metric.FailIf;
import org.tessera.metric.Histogram;
import org.tessera.metric.Measured;
import org.tessera.metric.MetricGroup;
import org.tessera.metric.MetricKeys;
import org.tessera.metric.MetricText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera compare`
@Command(
        name = "compare",
        sortOptions = false,
        customSynopsis = "tessera compare A B [OPTIONS]",
        description = "Measures how far B is from A: any two files of any kind, .tess included.",
        footer = {
            "",
            "Examples:",
            "  tessera compare run.h5 restored.h5 --report run.html",
            "      every variable that both have, and a page to send to a colleague",
            "  tessera compare p_100x500x500.f32 p.tess --fail-if 'max>0.5,seam>1.2'",
            "      a container directly, with its ratio; exit 3 when a condition is met",
            "  tessera compare a.npy b.h5 --var data=fields/rho --metrics all --json",
            "      variables of different names; keys as libpressio has them"
        })
final class CompareCommand extends Verb {

    private static final int LINE_BINS = 33;

    @Parameters(index = "0", paramLabel = "A", description = "The original.")
    @SuppressWarnings("NullAway.Init")
    Path first;

    @Parameters(index = "1", paramLabel = "B", description = "The reconstruction.")
    @SuppressWarnings("NullAway.Init")
    Path second;

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @Option(
            names = "--var",
            paramLabel = "NAME",
            description = "Only these variables; A's name=B's name where they differ. May be repeated.")
    List<String> variables = new ArrayList<>();

    @Option(names = "--fill", paramLabel = "V", description = "A value that means no data. May be repeated.")
    List<Double> fills = new ArrayList<>();

    @Option(
            names = "--metrics",
            paramLabel = "NAMES",
            description = "all, or some of histogram, autocorr, ssim (these three when not given), ms_ssim,"
                    + " distribution, derivatives, seams, spectrum, or of single metrics. Error statistics are"
                    + " always taken.")
    @Nullable
    String metrics;

    @Option(
            names = "--chunk",
            paramLabel = "NZ,NY,NX",
            description = "Where to look for seams; a .tess file as B says it itself.")
    @Nullable
    String chunk;

    @Option(
            names = "--block-psnr",
            description = "Also the mean PSNR of the blocks along the first axis, each with its own range as the peak.")
    boolean blockPsnr;

    @Option(
            names = "--fail-if",
            paramLabel = "CONDITIONS",
            description = "Exit 3 when one is met: max>1e-3,psnr<80,ssim<0.99; a wrong name lists all metrics.")
    @Nullable
    String failIf;

    @ArgGroup(validate = false, order = 60)
    ReportOption report = new ReportOption();

    @Override
    int run() throws Exception {
        FailIf conditions = failIf == null ? new FailIf(List.of()) : FailIf.parse(failIf);
        CompareOptions options = CompareOptions.of(groups(conditions))
                .withChunk(chunk == null ? null : ShapeText.parse("--chunk", chunk));
        List<Map<String, Object>> results = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<ReportEntry> entries = new ArrayList<>();
        report.check();
        try (FilePair files = FilePair.open(first, second, inputOptions.open())) {
            List<VariablePair> pairs = files.pairs(variables);
            for (VariablePair names : pairs) {
                ComparedPair pair = files.pair(names, fills);
                requireSameRank(options, pair);
                Measured measured = report.asked()
                        ? pair.measure(VariableReportEntry.options(pair).withChunk(options.chunk()))
                        : pair.measure(options);
                print(names, pair, measured);
                if (report.asked()) {
                    entries.add(VariableReportEntry.of(
                            pair, measured, pairs.size(), codec(pair), commandText(first, second)));
                }
                conditions.failures(measured).forEach(text -> failures.add(names.first() + ": " + text));
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("name", names.first());
                if (names.renamed()) {
                    map.put("reconstruction_name", names.second());
                }
                PhysicalValues physical = pair.meant();
                if (physical != null) {
                    map.put("physical_values", physical.text());
                }
                map.putAll(MetricKeys.of(measured));
                if (blockPsnr) {
                    BlockPsnr blocks = BlockPsnr.of(pair.physicalOriginal(), pair.physicalReconstruction());
                    say(blocks.line());
                    say("");
                    map.putAll(blocks.json());
                }
                results.add(map);
            }
        }
        report.write(
                first.getFileName() + " and " + second.getFileName(),
                "How far the second file is from the first, point by point.",
                entries);
        report.said().forEach(this::note);
        failures.forEach(text -> note("tessera: " + text));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("original", first.toString());
        map.put("reconstruction", second.toString());
        map.put("variables", results);
        map.put("failed", failures);
        sayJson(map);
        return failures.isEmpty() ? ExitCode.OK : ExitCode.BOUND;
    }

    /// What is asked for, and what the conditions need.
    private Set<MetricGroup> groups(FailIf conditions) {
        Set<MetricGroup> groups = EnumSet.noneOf(MetricGroup.class);
        groups.addAll(metrics == null ? MetricGroup.QUICK : MetricGroup.parse(metrics));
        groups.addAll(conditions.groups());
        return groups;
    }

    private static String codec(ComparedPair pair) {
        return pair.stored() == null ? "" : pair.stored().header().codec().toString();
    }

    private static void requireSameRank(CompareOptions options, ComparedPair pair) {
        FieldSpec spec = pair.original().spec();
        if (options.chunk() != null && options.chunk().rank() != spec.shape().rank()) {
            throw new IllegalArgumentException("--chunk " + options.chunk() + " has "
                    + Text.counted(options.chunk().rank(), "size") + ", " + pair.name() + " is " + spec.shape());
        }
    }

    private void print(VariablePair names, ComparedPair pair, Measured measured) {
        FieldSpec spec = pair.original().spec();
        say(names.first() + (names.renamed() ? " against " + names.second() : "") + " "
                + spec.type().label() + " " + spec.shape() + " (C order)");
        PhysicalValues physical = pair.meant();
        if (physical != null) {
            say("physical values = " + physical.text());
        }
        MetricText.lines(measured, null, 0).forEach(this::say);
        Comparison comparison = measured.comparison();
        say(Text.format(
                "RMSE = %s   bias = %s   correlation = %.10f",
                Text.error(comparison.errors().rmse()),
                Text.error(comparison.errors().meanError()),
                comparison.errors().pearson()));
        Histogram histogram = comparison.histogram();
        if (histogram != null && histogram.half() > 0) {
            say("Error histogram = |" + bars(histogram) + "| from -" + Text.error(histogram.half()) + " to "
                    + Text.error(histogram.half()));
        }
        say("");
    }

    /// The histogram in one line of text: each sign a few bins, height in eight steps.
    private static String bars(Histogram histogram) {
        long[] counts = histogram.counts();
        long[] sums = new long[LINE_BINS];
        long most = 1;
        for (int i = 0; i < counts.length; i++) {
            int bin = (int) ((long) i * LINE_BINS / counts.length);
            sums[bin] += counts[i];
            most = Math.max(most, sums[bin]);
        }
        StringBuilder text = new StringBuilder();
        for (long sum : sums) {
            int height = (int) Math.ceil(8.0 * sum / most);
            text.append(height == 0 ? ' ' : (char) ('\u2580' + height));
        }
        return text.toString();
    }
}
