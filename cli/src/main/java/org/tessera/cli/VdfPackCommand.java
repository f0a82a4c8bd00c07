package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.classic.CodecSelector;
import org.tessera.cli.vdf.PackCheck;
import org.tessera.cli.vdf.PackSettings;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.VariableReport;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.SourceDigest;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VdfPack;
import org.tessera.formats.vlsv.VlsvFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera vdf pack`
@Command(
        name = "pack",
        sortOptions = false,
        customSynopsis = "tessera vdf pack FILE.vlsv -o PACK.tess --l1 E | BOUND [OPTIONS]",
        description = "Puts the velocity distributions of all cells into one file, from which each is read alone.",
        footer = {
            "",
            "--l1 asks for the model of a codec alone: the sum of errors of each cell is",
            "at most E of its sum of values. A bound such as --rel holds at every point.",
            "L1 counts particles, not their energy: within 0.046 a faint beam may be lost,",
            "and most of the pressure with it: 0.003 suits analysis better. Read the",
            "moments that are printed.",
            "",
            "Examples:",
            "  tessera vdf pack bulk.vlsv -o pack.tess --l1 0.003 --keep-moments",
            "      a model of groups of cells; density, momentum and energy exact",
            "  tessera vdf pack bulk.vlsv -o pack.tess --abs 1e-15",
            "      no value off by more than the sparsity threshold",
            "  tessera vdf pack bulk.vlsv -o pack.tess --l1 0.01 --codec cosine:root=3",
            "      a codec of your choice"
        })
final class VdfPackCommand extends Verb {

    @Parameters(index = "0", paramLabel = "FILE.vlsv", description = "A VLSV file.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "PACK.tess",
            description = "File to write.")
    @SuppressWarnings("NullAway.Init") // required
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite the file.")
    boolean force;

    @Option(names = "--l1", paramLabel = "E", description = "Error of each cell: sum of errors over sum of values.")
    @Nullable
    Double meanError;

    @ArgGroup(validate = false, order = 10, heading = "%nOr a bound:%n")
    BoundOptions bounds = new BoundOptions();

    @Option(names = "--codec", paramLabel = "CODEC", description = "As of compress; auto when not given.")
    String codec = "auto";

    @Option(
            names = "--keep-moments",
            description = "Density, momentum and energy of each cell stay equal to 1e-10, for some 35 bytes a cell.")
    boolean keepMoments;

    @Option(
            names = "--cell",
            split = ",",
            paramLabel = "ID",
            description = "Only these cells; all that have a distribution when not given.")
    long @Nullable [] cells;

    @Mixin
    VdfPopulation population = new VdfPopulation();

    @Option(names = "--effort", paramLabel = "1..9", description = "How hard auto tries under a bound; 5.")
    int effort = CodecSelector.DEFAULT_EFFORT;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Worker threads; all cores when not given. The bytes do not depend on it.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        InputFile.checkOutput(input, output);
        AtomicOutput.check(output, force);
        if (meanError != null && !bounds.isEmpty()) {
            throw new IllegalArgumentException("--l1 is for models alone: leave the bound out, or --l1");
        }
        PackSettings settings =
                meanError != null ? PackSettings.ofError(codec, meanError) : new PackSettings(codec, bounds.target());
        try (VlsvFile file = VlsvFile.open(input)) {
            Population all = population.of(file);
            run(all, VdfPack.order(all, indices(all)), settings);
        }
        return ExitCode.OK;
    }

    private int[] indices(Population all) {
        if (cells == null) {
            return java.util.stream.IntStream.range(0, all.size()).toArray();
        }
        return java.util.Arrays.stream(cells)
                .mapToInt(all::indexOf)
                .sorted()
                .distinct()
                .toArray();
    }

    private void run(Population all, int[] indices, PackSettings settings) throws Exception {
        long start = System.nanoTime();
        CompressorOptions options = settings.options(all, indices, effort, threads);
        if (keepMoments) {
            options = settings.keepingMoments(options, all);
        }
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("source.name", String.valueOf(input.getFileName()));
        provenance.put("source.sha256", SourceDigest.of(java.util.List.of(input)));
        provenance.put("command", commandText(input));
        VariableReport report;
        PackCheck check;
        long bytes;
        try (AtomicOutput out = new AtomicOutput(output, force)) {
            report = VdfPack.write(out.path(), all, indices, options, provenance, Compressor.Progress.NONE);
            bytes = Files.size(out.path());
            try (VdfPack pack = VdfPack.open(out.path())) {
                check = PackCheck.of(pack, all, indices);
            }
            if (keepMoments) {
                check.requireMoments();
            }
            out.commit();
        }
        report(
                all,
                indices,
                report,
                check,
                bytes,
                (System.nanoTime() - start) / 1e9,
                options.codec().toString());
    }

    private void report(
            Population all,
            int[] indices,
            VariableReport report,
            PackCheck check,
            long bytes,
            double seconds,
            String chosen) {
        long stored = PackSettings.storedBytes(all, indices);
        say(Text.format(
                "%s: %s of %s, boxes of %d^3, codec %s, %s",
                output,
                Text.counted(check.cells(), "cell"),
                all.name(),
                report.spec().shape().size(1),
                chosen,
                report.target().text()));
        say(Text.format(
                "  %s of blocks -> %s, ratio %.1f, %.0f bytes a cell; everything counted",
                Text.bytes(stored), Text.bytes(bytes), (double) stored / bytes, (double) bytes / check.cells()));
        say(Text.format(
                "  L1 of a cell: mean %.4f, largest %.4f; largest error at a point %s",
                check.meanL1(),
                check.worstL1(),
                Text.error(report.summary().deviation().maxError())));
        say(Text.format(
                "  largest differences of a cell: density %.3g %%, velocity %.3g %% of the thermal speed, pressure %.3g %%",
                check.density(), check.velocity(), check.pressure()));
        say(Text.format(
                "  density, momentum and energy of a cell differ by at most %s%s; negative values: %s",
                Text.error(check.conserved()),
                keepMoments ? ", kept" : "",
                check.negative() == 0 ? "none" : Text.count(check.negative())));
        say(Text.format(
                "  one cell decodes in %.1f ms (median); packed and checked in %.1f s", check.milliseconds(), seconds));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.toString());
        map.put("output", output.toString());
        map.put("population", all.name());
        map.put("codec", chosen);
        map.put("codecs", report.codecs());
        map.put("target", report.target().text());
        map.put("shape", report.spec().shape().toString());
        map.put("size:uncompressed_size", stored);
        map.put("size:compressed_size", bytes);
        map.put("size:compression_ratio", (double) stored / bytes);
        map.put("error_stat:max_error", report.summary().deviation().maxError());
        map.putAll(check.json());
        map.put("time:compress", 1e3 * seconds);
        sayJson(map);
    }
}
