package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.container.VariableReport;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.FileCompressor;
import org.tessera.formats.archive.FileReport;
import org.tessera.formats.archive.FileRequest;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera compress`
@Command(
        name = "compress",
        description =
                "Compresses a file under an error bound that is checked at every point before the file is written.",
        footer = {
            "",
            "Examples:",
            "  tessera compress run.h5 --rel 1e-3",
            "      every numeric dataset within a thousandth of its range, all else exactly; writes run.h5.tess",
            "  tessera compress pressure_100x500x500.f32 --abs 0.5 -o p.tess",
            "      raw values, shape and type from the name",
            "  tessera compress snap.raw --shape 256,512,512 --dtype f64 --pwrel 1e-2 --codec lorenzo",
            "      raw values, slowest axis first; each value within a hundredth of itself"
        })
final class CompressCommand extends Verb {

    @Parameters(index = "0", paramLabel = "IN", description = "File to compress: HDF5, NetCDF-4, npy or raw.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Mixin
    BoundOptions bounds = new BoundOptions();

    @Mixin
    InputOptions inputOptions = new InputOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "File to write; IN.tess when not given.")
    @Nullable
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite OUT.")
    boolean force;

    @Option(names = "--var", paramLabel = "GLOB", description = "Only these variables; may be repeated.")
    List<String> variables = new ArrayList<>();

    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            defaultValue = "auto",
            description = "auto, interp, lorenzo, lossless, constant, with options such as interp:levels=5,kind=cubic.")
    String codec = "auto";

    @Option(
            names = "--effort",
            paramLabel = "1..9",
            description = "How hard auto tries: 1 is fastest, 5 the default, 9 gives the smallest file.")
    int effort = CodecSelector.DEFAULT_EFFORT;

    @Option(
            names = "--fill",
            paramLabel = "V",
            description = "A value that means no data; kept exactly. May be repeated.")
    List<Double> fills = new ArrayList<>();

    @Option(
            names = "--no-file-fills",
            description = "Do not mask the fill values and valid ranges that the file names.")
    boolean noFileFills;

    @Option(names = "--keep-negative-zero", description = "Keep the sign of zero.")
    boolean negativeZero;

    @Option(names = "--chunk", paramLabel = "NZ,NY,NX", description = "Sizes of a chunk, slowest axis first.")
    @Nullable
    String chunk;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Worker threads; all cores when not given. The bytes do not depend on it.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Override
    int run() throws Exception {
        Target target = bounds.target();
        OptionText codecText = OptionText.parse(codec);
        if (!codecText.name().equals("auto")) {
            Codecs.create(codecText);
        }
        Path out = output != null ? output : Path.of(input + ".tess");
        CompressorOptions options = CompressorOptions.of(target)
                .withCodec(codecText)
                .withEffort(effort)
                .withThreads(threads)
                .withChunk(chunk == null ? null : ShapeText.parse("--chunk", chunk))
                .withRules(new MaskRules(
                        fills.stream().mapToDouble(Double::doubleValue).toArray(),
                        Double.NaN,
                        Double.NaN,
                        negativeZero));
        FileRequest request = new FileRequest(
                inputOptions.open(), variables, options, !noFileFills, Map.of("command", commandText()));
        long start = System.nanoTime();
        FileReport report;
        InputFile.check(input);
        try (AtomicOutput file = new AtomicOutput(out, force);
                ProgressBar bar = new ProgressBar(err(), Files.size(input), !quiet && !json)) {
            report = new FileCompressor(input, request, bar).write(file.path());
            file.commit();
        }
        print(report, out, (System.nanoTime() - start) / 1e9);
        return ExitCode.OK;
    }

    private void print(FileReport report, Path out, double seconds) {
        report.notices().forEach(this::note);
        for (FileReport.Kept kept : report.kept()) {
            note("kept exactly: " + kept.name() + " (" + kept.reason() + ")");
        }
        for (VariableReport variable : report.variables()) {
            ResultBlock.lines(variable, codec).forEach(this::say);
            say("");
        }
        say(Text.format(
                "%s: %s -> %s, %.2f times smaller, everything counted (%s of it not values)",
                out,
                Text.bytes(report.sourceBytes()),
                Text.bytes(report.containerBytes()),
                report.ratio(),
                Text.bytes(report.templateBytes())));
        say(Text.format(
                "time %.2f s (%.0f MB/s, verification included), %d threads",
                seconds, report.sourceBytes() / seconds / 1e6, threads));
        sayJson(json(report, out, seconds));
    }

    private Map<String, Object> json(FileReport report, Path out, double seconds) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.toString());
        map.put("output", out.toString());
        map.put("size:uncompressed_size", report.sourceBytes());
        map.put("size:compressed_size", report.containerBytes());
        map.put("size:compression_ratio", report.ratio());
        map.put("size:template_size", report.templateBytes());
        map.put("time:compress", seconds);
        map.put("threads", threads);
        map.put("variables", report.variables().stream().map(ResultBlock::json).toList());
        map.put(
                "kept",
                report.kept().stream()
                        .map(kept -> Map.of("name", kept.name(), "reason", kept.reason()))
                        .toList());
        map.put("notices", report.notices());
        return map;
    }
}
