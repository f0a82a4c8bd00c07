package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.conventions.PhysicalField;
import org.tessera.formats.conventions.PhysicalValues;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.metric.FailIf;
import org.tessera.metric.Histogram;
import org.tessera.metric.Measured;
import org.tessera.metric.MetricKeys;
import org.tessera.metric.MetricText;
import org.tessera.metric.Sizes;
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
            "  tessera compare run.h5 restored.h5",
            "      every variable that both have",
            "  tessera compare p_100x500x500.f32 p.tess --fail-if 'max>0.5,psnr<60'",
            "      a container directly, with its ratio; exit 3 when a condition is met",
            "  tessera compare a.npy b.npy --json",
            "      keys as libpressio has them"
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

    @Option(names = "--var", paramLabel = "NAME", description = "Only these variables; may be repeated.")
    List<String> variables = new ArrayList<>();

    @Option(names = "--fill", paramLabel = "V", description = "A value that means no data. May be repeated.")
    List<Double> fills = new ArrayList<>();

    @Option(
            names = "--fail-if",
            paramLabel = "CONDITIONS",
            description = "Exit 3 when one is met: max>1e-3,psnr<80,ssim<0.99; a wrong name lists all metrics.")
    @Nullable
    String failIf;

    @Override
    int run() throws Exception {
        FailIf conditions = failIf == null ? null : FailIf.parse(failIf);
        List<Map<String, Object>> results = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        OpenOptions options = inputOptions.open();
        // A raw file has the shape that its container knows.
        try (ComparedFile b = openSecond(options);
                ComparedFile a = ComparedFile.open(first, merged(options, b.options()))) {
            for (String[] pair : ComparedFile.pairs(a, b, variables)) {
                Measured measured = measure(a, b, pair);
                print(pair, a, measured);
                if (conditions != null) {
                    conditions.failures(measured).forEach(text -> failures.add(pair[0] + ": " + text));
                }
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("name", pair[0]);
                PhysicalValues physical = a.physical().get(pair[0]);
                if (physical != null) {
                    map.put("physical_values", physical.text());
                }
                map.putAll(MetricKeys.of(measured));
                results.add(map);
            }
        }
        failures.forEach(text -> note("tessera: " + text));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("original", first.toString());
        map.put("reconstruction", second.toString());
        map.put("variables", results);
        map.put("failed", failures);
        sayJson(map);
        return failures.isEmpty() ? ExitCode.OK : ExitCode.BOUND;
    }

    /// A raw file whose name says nothing is of the same shape as the one it is compared with, if the length fits.
    private ComparedFile openSecond(OpenOptions options) throws IOException {
        try {
            return ComparedFile.open(second, options);
        } catch (IllegalArgumentException e) {
            if (!options.values().isEmpty() || !Files.isRegularFile(second)) {
                throw e;
            }
            try (ComparedFile a = ComparedFile.open(first, options)) {
                FieldSpec spec = a.fields().values().iterator().next().spec();
                if (a.fields().size() != 1 || spec.bytes() != Files.size(second)) {
                    throw e;
                }
                String shape = spec.shape().toString().replace('x', ',');
                return ComparedFile.open(
                        second,
                        new OpenOptions(
                                Map.of("shape", shape, "dtype", spec.type().label(), "format", Formats.RAW)));
            }
        }
    }

    private static OpenOptions merged(OpenOptions asked, Map<String, String> known) {
        if (!asked.values().isEmpty() || !"raw".equals(known.getOrDefault("format", "raw"))) {
            return asked;
        }
        Map<String, String> values = new LinkedHashMap<>(known);
        values.putAll(asked.values());
        return new OpenOptions(values);
    }

    private Measured measure(ComparedFile a, ComparedFile b, String[] pair) throws IOException {
        Field original = java.util.Objects.requireNonNull(a.fields().get(pair[0]));
        Field restored = java.util.Objects.requireNonNull(b.fields().get(pair[1]));
        if (!original.spec().shape().equals(restored.spec().shape())) {
            throw new IllegalArgumentException("shapes differ: " + pair[0] + " is "
                    + original.spec().shape() + " in " + first + " and "
                    + restored.spec().shape() + " in " + second);
        }
        Comparison comparison = compare(a, b, pair);
        Long bytes = b.compressedBytes().get(pair[1]);
        Sizes sizes = bytes == null
                ? null
                : new Sizes(
                        original.spec().bytes(), bytes, original.spec().shape().count());
        return new Measured(comparison, sizes);
    }

    /// Physical values are compared: exactly in steps of the stored ones where both files pack alike.
    private Comparison compare(ComparedFile a, ComparedFile b, String[] pair) {
        Field original = java.util.Objects.requireNonNull(a.fields().get(pair[0]));
        Field restored = java.util.Objects.requireNonNull(b.fields().get(pair[1]));
        PhysicalValues meant = a.physical().get(pair[0]);
        PhysicalValues made = b.physical().get(pair[1]);
        double[] known = fills(a, pair[0]);
        CompareOptions options = CompareOptions.ALL.withFills(known);
        if (meant != null && made != null && meant.packing().equals(made.packing())) {
            return Comparison.of(
                    original,
                    restored,
                    options.withUnits(meant.packing().scale(), meant.packing().offset()));
        }
        Field x = meant == null ? original : new PhysicalField(original, meant.packing(), known);
        Field y = made == null ? restored : new PhysicalField(restored, made.packing(), fills(b, pair[1]));
        return Comparison.of(x, y, meant == null ? options : CompareOptions.ALL);
    }

    private double[] fills(ComparedFile file, String name) {
        return java.util.stream.DoubleStream.concat(
                        java.util.stream.DoubleStream.of(file.fills().getOrDefault(name, new double[0])),
                        fills.stream().mapToDouble(Double::doubleValue))
                .distinct()
                .toArray();
    }

    private void print(String[] pair, ComparedFile a, Measured measured) {
        Field original = java.util.Objects.requireNonNull(a.fields().get(pair[0]));
        say(pair[0] + (pair[0].equals(pair[1]) ? "" : " against " + pair[1]) + " "
                + original.spec().type().label() + " " + original.spec().shape() + " (C order)");
        PhysicalValues physical = a.physical().get(pair[0]);
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
