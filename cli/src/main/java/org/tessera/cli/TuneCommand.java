package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.VariableChoice;
import org.tessera.formats.trial.Cell;
import org.tessera.formats.trial.Goal;
import org.tessera.formats.trial.Trial;
import org.tessera.formats.trial.TrialResult;
import org.tessera.formats.trial.Tuning;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.MetricGroup;
import org.tessera.metric.MetricKeys;
import org.tessera.target.Lossless;
import org.tessera.target.Tolerance;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera tune`
@Command(
        name = "tune",
        sortOptions = false,
        customSynopsis = "tessera tune IN --goal GOAL [OPTIONS]",
        description = "Finds the bound that reaches a size or a quality, by compressing for real, and says what to"
                + " type.",
        footer = {
            "",
            "Examples:",
            "  tessera tune run.h5 --goal ratio=50",
            "      for each variable the tightest bound that makes it 50 times smaller",
            "  tessera tune p_100x500x500.f32 --goal ssim=0.9999",
            "      the loosest bound with that structural similarity",
            "  tessera tune run.h5 --var rho --goal digits=4 --json",
            "      four significant digits of each value, for scripts"
        })
final class TuneCommand extends Verb {

    @Parameters(index = "0", paramLabel = "IN", description = "File to look at; tessera doctor lists the kinds.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(
            names = "--goal",
            paramLabel = "GOAL",
            required = true,
            description = "ratio=50, psnr=80 (dB), ssim=0.9999, digits=4 (significant), rate=2 (bits per value).")
    @SuppressWarnings("NullAway.Init")
    String goal;

    @Option(
            names = "--var",
            paramLabel = "GLOB",
            description = "Only these variables, such as rho or 'fields/*'; may be repeated.")
    List<String> variables = new ArrayList<>();

    @Option(names = "--codec", paramLabel = "CODEC", description = "As compress takes it; auto when not given.")
    String codec = "auto";

    @Option(names = "--effort", paramLabel = "1..9", description = "As compress takes it; 5 when not given.")
    int effort = CodecSelector.DEFAULT_EFFORT;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Worker threads; all cores when not given.")
    int threads = Runtime.getRuntime().availableProcessors();

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        Goal wanted = Goal.parse(goal);
        OptionText codecText = OptionText.parse(codec);
        if (!codecText.name().equals("auto")) {
            Codecs.create(codecText);
        }
        InputFile.check(input);
        InputFile.checkOriginal(input, "name the original");
        boolean similarity = wanted.kind() == Goal.Kind.SSIM;
        CompareOptions measures = CompareOptions.of(similarity ? Set.of(MetricGroup.SSIM) : Set.of());
        Path temporary = Files.createTempDirectory("tessera-tune");
        OpenOptions options = inputOptions.open();
        List<Map<String, Object>> results = new ArrayList<>();
        boolean met = true;
        try (Dataset dataset = Formats.detect(input, options).open(input, options)) {
            dataset.notices().forEach(this::note);
            List<Variable> chosen =
                    VariableChoice.of(dataset.variables(), variables).chosen();
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException(input + " has no array that can be compressed under a bound");
            }
            boolean alone = dataset.variables().size() == 1;
            for (Variable variable : chosen) {
                Cell cell = new Cell(variable, codecText, effort, new Lossless(), threads);
                Tuning tuning = Tuning.find(cell, wanted, new Trial(1, measures, temporary));
                met &= tuning.met() || nothing(tuning.result());
                results.add(report(tuning, alone));
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", input.toString());
        map.put("goal", wanted.text());
        map.put("reached", met);
        map.put("variables", results);
        sayJson(map);
        return met ? ExitCode.OK : ExitCode.BOUND;
    }

    private Map<String, Object> report(Tuning tuning, boolean alone) {
        TrialResult result = tuning.result();
        Variable variable = result.cell().variable();
        String more = (codec.equals("auto") ? "" : " --codec " + TypedLine.quoted(codec))
                + (effort == CodecSelector.DEFAULT_EFFORT ? "" : " --effort " + effort);
        String line = TypedLine.compress(
                input, inputOptions, alone ? null : variable.name(), bound(result.tolerance()), more);
        var spec = variable.field().spec();
        say(variable.name() + " " + spec.type().label() + " " + spec.shape() + " (C order)  goal "
                + tuning.goal().text());
        boolean nothing = nothing(result);
        if (nothing) {
            say("  no value is finite: every bound gives the same file");
        }
        say(Text.format(
                "  ratio %.2f   %.3f bits/value   PSNR %s%s   max error %s, BOUND %s",
                result.sizes().ratio(),
                result.sizes().bitRate(),
                Text.decibels(result.comparison().errors().psnr()),
                tuning.goal().kind() == Goal.Kind.SSIM
                        ? Text.format("   SSIM %.6f", tuning.goal().reached(result))
                        : "",
                Text.error(result.comparison().errors().maxError()),
                result.held() ? "HELD" : "NOT HELD"));
        if (tuning.met() || nothing) {
            say("  to type: " + line);
        } else {
            note(variable.name() + ": no bound reaches " + tuning.goal().text() + "; the nearest is " + nearest(tuning)
                    + ": " + line);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", variable.name());
        map.put("reached", tuning.met());
        map.put("tolerance:abs", result.tolerance().absolute());
        map.put("tolerance:pw_rel", result.tolerance().pointwise());
        map.put("bound_held", result.held());
        map.putAll(MetricKeys.of(result.measured()));
        map.put("command", line);
        return map;
    }

    /// Whether there is no value that could have an error.
    private static boolean nothing(TrialResult result) {
        return Double.isNaN(result.comparison().errors().maxError());
    }

    private static String nearest(Tuning tuning) {
        double reached = tuning.goal().reached(tuning.result());
        return tuning.goal().kind().name().toLowerCase(java.util.Locale.ROOT) + "=" + Text.format("%.4g", reached);
    }

    private static String bound(Tolerance tolerance) {
        if (tolerance.isExact()) {
            return "--lossless";
        }
        return tolerance.isPointwise()
                ? "--pwrel " + Text.exact(tolerance.pointwise())
                : "--abs " + Text.exact(tolerance.absolute());
    }
}
