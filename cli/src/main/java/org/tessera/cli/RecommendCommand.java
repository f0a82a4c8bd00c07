package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.VariableChoice;
import org.tessera.formats.trial.BoundLadder;
import org.tessera.formats.trial.Estimate;
import org.tessera.formats.trial.NoiseFloor;
import org.tessera.formats.trial.Sample;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera recommend`
@Command(
        name = "recommend",
        sortOptions = false,
        customSynopsis = "tessera recommend IN [-o PICTURE] [OPTIONS]",
        description = "Tries five bounds on a few blocks of each variable, in seconds however large the file, and says"
                + " what each would cost and what to type.",
        footer = {
            "",
            "Examples:",
            "  tessera recommend run.h5",
            "      five bounds for each variable: ratio, PSNR, and the line to type",
            "  tessera recommend p_512x512x512.f32 -o p.html",
            "      with pictures of the values and of the error at each bound",
            "  tessera recommend run.h5 -o rules.yaml",
            "      the bounds that it recommends, for compress run.h5 --rules rules.yaml"
        })
final class RecommendCommand extends Verb {

    private static final int MOST_VARIABLES = 8;

    private @Nullable RecommendedRules rules;

    @Parameters(index = "0", paramLabel = "IN", description = "File to look at; tessera doctor lists the kinds.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PICTURE",
            description = "Error pictures: a page (.html), or for one variable an image (.png); or rules for"
                    + " compress --rules (.yaml).")
    @Nullable
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite PICTURE.")
    boolean force;

    @Option(
            names = "--var",
            paramLabel = "GLOB",
            description = "Only these variables, such as rho or 'fields/*'; may be repeated.")
    List<String> variables = new ArrayList<>();

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Worker threads; all cores when not given.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        InputFile.checkOriginal(input, "name the original");
        if (output != null) {
            RecommendPicture.check(output, force);
        }
        OpenOptions options = inputOptions.open();
        List<Map<String, Object>> results = new ArrayList<>();
        try (Dataset dataset = Formats.detect(input, options).open(input, options)) {
            dataset.notices().forEach(this::note);
            List<Variable> chosen = chosen(dataset);
            rules = output != null && RecommendedRules.named(output)
                    ? new RecommendedRules(String.valueOf(input.getFileName()))
                    : null;
            RecommendPicture picture =
                    output == null || rules != null ? null : new RecommendPicture(output, chosen.size());
            boolean alone = dataset.variables().size() == 1;
            for (Variable variable : chosen) {
                results.add(recommend(variable, alone, picture));
            }
            if (picture != null && output != null) {
                write(output, picture.bytes(String.valueOf(input.getFileName())));
                say("pictures: " + output);
            }
            if (rules != null && output != null) {
                write(output, rules.bytes());
                say("rules: " + output + ", for compress --rules");
            }
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", input.toString());
        map.put("variables", results);
        sayJson(map);
        return ExitCode.OK;
    }

    private void write(Path path, byte[] bytes) throws IOException {
        try (AtomicOutput out = new AtomicOutput(path, force)) {
            Files.write(out.path(), bytes);
            out.commit();
        }
    }

    /// The largest variables, where there are many and none were named; rules are for all.
    private List<Variable> chosen(Dataset dataset) {
        List<Variable> all = VariableChoice.of(dataset.variables(), variables).chosen();
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    input + " has no array that can be compressed under a bound; all of it would be kept losslessly");
        }
        if (all.size() <= MOST_VARIABLES || output != null && RecommendedRules.named(output)) {
            return all;
        }
        note("the " + MOST_VARIABLES + " largest of " + all.size() + " variables are shown; name others with --var");
        return all.stream()
                .sorted(Comparator.comparingLong(
                        (Variable v) -> -v.field().spec().bytes()))
                .limit(MOST_VARIABLES)
                .toList();
    }

    private Map<String, Object> recommend(Variable variable, boolean alone, @Nullable RecommendPicture picture)
            throws Exception {
        FieldSpec spec = variable.field().spec();
        Sample sample = Sample.of(variable, threads);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", variable.name());
        map.put("type", spec.type().label());
        map.put("sampled_part", sample.part(spec.shape()));
        map.put("range_exact", sample.rangeExact());
        map.put("error_stat:value_min", sample.min());
        map.put("error_stat:value_max", sample.max());
        say(variable.name() + " " + spec.type().label() + " " + spec.shape() + " (C order), "
                + Text.bytes(spec.bytes()));
        if (!(sample.range() > 0)) {
            say("  constant, or without any value: every bound gives the same tiny file");
            say("  " + TypedLine.compress(input, inputOptions, alone ? null : variable.name(), "--lossless", ""));
            say("");
            addRule(variable, "lossless: true", "constant, or without any value");
            return map;
        }
        OptionalDouble noise = NoiseFloor.deviation(sample.blocks());
        int digits = NoiseFloor.digits(sample.blocks());
        List<Estimate> estimates =
                Estimate.all(variable, sample, BoundLadder.of(spec.type(), sample.min(), sample.max()), threads);
        Estimate best = best(estimates, noise);
        String line = TypedLine.compress(
                input, inputOptions, alone ? null : variable.name(), "--rel " + Text.exact(best.relative()), "");
        addRule(
                variable,
                "rel: " + Text.exact(best.relative()),
                Text.format("about ratio %.2f, PSNR %.1f dB", best.ratio(), best.psnr()));
        head(sample, spec, noise, digits);
        table(estimates, best, sample.whole());
        say("  to type: " + line);
        say("");
        if (picture != null) {
            picture.add(variable, sample, estimates, line);
        }
        map.put("noise", noise.isPresent() ? noise.getAsDouble() : null);
        map.put("digits", digits == 0 ? null : digits);
        map.put("estimated", !sample.whole());
        map.put("bounds", estimates.stream().map(e -> json(e, best)).toList());
        map.put("command", line);
        return map;
    }

    private void addRule(Variable variable, String bound, String remark) {
        if (rules != null) {
            rules.add(variable.name(), bound, remark);
        }
    }

    private void head(Sample sample, FieldSpec spec, OptionalDouble noise, int digits) {
        say("  "
                + (sample.whole()
                        ? "measured on all values"
                        : Text.format(
                                "estimated from %d blocks, %.3g %% of the values",
                                sample.blocks().size(), 100 * sample.part(spec.shape()))));
        say("  values " + Text.error(sample.min()) + " to " + Text.error(sample.max())
                + (sample.rangeExact()
                        ? ""
                        : " (estimated: rel bounds refer to the range of all values, which may be wider)"));
        noise.ifPresent(n -> say("  noise about " + Text.error(n) + ", " + Text.error(n / sample.range())
                + " of the range: bounds far below it keep nothing but noise"));
        if (digits > 0) {
            say("  the values have " + Text.counted(digits, "significant digit") + ": a bound below half a unit of the"
                    + " last one keeps them exactly");
        }
    }

    private void table(List<Estimate> estimates, Estimate best, boolean whole) {
        say("       bound  tolerance      ratio  bits/value   PSNR dB" + (whole ? "" : "   (estimated)"));
        for (Estimate e : estimates) {
            say(Text.format(
                    "%s %9s %10s %10.2f %11.3f %9.2f",
                    e.equals(best) ? "->" : "  ",
                    Text.exact(e.relative()),
                    Text.error(e.tolerance()),
                    e.ratio(),
                    e.bitsPerValue(),
                    e.psnr()));
        }
    }

    /// The loosest bound that stays within the noise; 1e-3 of the range where there is no noise to go by.
    private static Estimate best(List<Estimate> estimates, OptionalDouble noise) {
        double limit = noise.isPresent() ? noise.getAsDouble() : 0;
        return estimates.stream()
                .filter(e -> noise.isPresent() ? e.tolerance() <= limit : e.relative() <= 1e-3)
                .findFirst()
                .orElse(estimates.getLast());
    }

    private static Map<String, Object> json(Estimate e, Estimate best) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rel", e.relative());
        map.put("tolerance:abs", e.tolerance());
        map.put("size:compression_ratio", e.ratio());
        map.put("size:bit_rate", e.bitsPerValue());
        map.put("error_stat:psnr", e.psnr());
        map.put("error_stat:max_error", e.maxError());
        map.put("recommended", e.equals(best));
        return map;
    }
}
