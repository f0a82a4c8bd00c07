package org.tessera.cli;

import java.io.IOException;
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
import org.tessera.field.Shape;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.FileCompressor;
import org.tessera.formats.archive.FileReport;
import org.tessera.formats.archive.FileRequest;
import org.tessera.formats.archive.FileRounder;
import org.tessera.formats.archive.SourceFiles;
import org.tessera.formats.conventions.FlooredField;
import org.tessera.formats.rules.Rules;
import org.tessera.formats.rules.RulesFile;
import org.tessera.model.ModelUse;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.ModelStore;
import org.tessera.science.vdf.MomentProvider;
import org.tessera.science.vdf.VelocityGrid;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.Lossless;
import org.tessera.target.Target;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera compress`
@Command(
        name = "compress",
        sortOptions = false,
        customSynopsis = "tessera compress IN BOUND [-o OUT] [OPTIONS]",
        description =
                "Compresses a file under an error bound that is checked at every point before the file is written.",
        footer = {
            "",
            "Examples:",
            "  tessera compress run.h5 --rel 1e-3",
            "      every numeric dataset within a thousandth of its range, all else",
            "      exactly; writes run.h5.tess",
            "  tessera compress pressure_100x500x500.f32 --abs 0.5 -o p.tess",
            "      raw values, shape and type from the name",
            "  tessera compress in.nc --rel 1e-3 --to netcdf --bitround -o out.nc",
            "      for people without Tessera: a NetCDF file whose values are rounded"
        })
final class CompressCommand extends Verb {

    /// A distribution is one chunk, up to so many cells along an axis.
    private static final Shape WHOLE = Shape.of(1024, 1024, 1024);

    private static final VelocityGrid UNIT_GRID = VelocityGrid.cube(1, 2);

    @Parameters(index = "0", paramLabel = "IN", description = "File to compress; tessera doctor lists the kinds.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @ArgGroup(validate = false, order = 10, heading = "%nThe bound, which has no default:%n")
    BoundOptions bounds = new BoundOptions();

    @Option(
            names = "--rules",
            order = 30,
            paramLabel = "FILE",
            description = "Bounds for each variable, in YAML; of those that match, the first rule counts.")
    @Nullable
    Path rulesFile;

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
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

    @Option(
            names = "--var",
            paramLabel = "GLOB",
            description = "Only these variables, such as rho or 'fields/*'; may be repeated.")
    List<String> variables = new ArrayList<>();

    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            defaultValue = "auto",
            description = "auto (when not given), interp, lorenzo, tucker, wavelet, dct, regression, zfp, klt, network,"
                    + " lossless, constant, zlib, zstd; models of distributions: hermite, cellpca, gmm, sh, cosine, pca, octree,"
                    + " toctree, dwt, swt, zfp1d; with options: interp:kind=cubic, cosine:root=3,l1=0.05.")
    String codec = "auto";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "A model for klt or network, or for auto to try: a file, a name, or a SHA-256; may be repeated. The"
                            + " file refers to it by its SHA-256.")
    List<String> models = new ArrayList<>();

    @Option(
            names = "--embed-model",
            description = "Put the models of --model into the file; one learned from the file itself always is.")
    boolean embedModel;

    @Option(
            names = "--to",
            paramLabel = "KIND",
            description = "zfp: write a plain zfp file with a header instead, under the same checked bound. With"
                    + " --bitround: netcdf, which is the kind written when not given.")
    @Nullable
    String to;

    @Option(
            names = "--bitround",
            description =
                    "Write an ordinary NetCDF file instead, its floats rounded to the fewest bits that hold the bound.")
    boolean bitround;

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

    @Option(names = "--keep-negative-zero", description = "Keep the sign of zeros; -0 may become 0 otherwise.")
    boolean negativeZero;

    @Option(
            names = "--floor",
            paramLabel = "F",
            description = "Values below F become 0 before the bound, and zeros stay exactly 0; says how much of the sum"
                    + " is lost.")
    double floor;

    @Option(
            names = "--keep-moments",
            description = "For a velocity distribution of three axes: density, momentum and energy stay equal to 1e-10,"
                    + " no value becomes negative, and the bound still holds.")
    boolean keepMoments;

    @Option(
            names = "--chunk",
            paramLabel = "NZ,NY,NX",
            description = "Sizes of a chunk, slowest axis first; for variables with that many axes.")
    @Nullable
    String chunk;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Worker threads; all cores when not given. The bytes do not depend on it.")
    int threads = Runtime.getRuntime().availableProcessors();

    @ArgGroup(validate = false, order = 60)
    ReportOption page = new ReportOption();

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        InputFile.checkOriginal(input, "decompress it first");
        Rules rules = rules();
        Target target = rules.rules().isEmpty() || rules.others() ? bounds.target() : new Lossless();
        if (to != null && to.equals("zfp") && !bitround) {
            return plain(to, target);
        }
        OptionText codecText = OptionText.parse(codec);
        if (!codecText.name().equals("auto")) {
            Codecs.create(codecText);
        }
        checkKind();
        checkDistribution();
        if (keepMoments) {
            codecText = MomentProvider.around(codecText.name().equals("auto") ? null : codecText, UNIT_GRID);
        }
        Path out = output != null ? output : bitround ? BitRoundRun.defaultOutput(input) : Path.of(input + ".tess");
        CompressorOptions options = CompressorOptions.of(target)
                .withCodec(codecText)
                .withEffort(effort)
                .withThreads(threads)
                .withChunk(keepMoments ? WHOLE : chunk == null ? null : ShapeText.parse("--chunk", chunk))
                .withRules(new MaskRules(
                        fills.stream().mapToDouble(Double::doubleValue).toArray(),
                        Double.NaN,
                        Double.NaN,
                        negativeZero))
                .withModels(models());
        FileRequest request = new FileRequest(
                inputOptions.open(),
                variables,
                options,
                !noFileFills,
                rules,
                floor,
                Map.of("command", commandText(input)));
        if (bitround) {
            return round(new BitRoundRun(input, out, force, request));
        }
        page.check();
        long start = System.nanoTime();
        FileReport report;
        InputFile.checkOutput(input, out);
        try (AtomicOutput file = new AtomicOutput(out, force);
                ProgressBar bar = new ProgressBar(
                        err(), SourceFiles.of(input, inputOptions.open()).size(), !quiet && !json)) {
            report = new FileCompressor(input, request, bar).write(file.path());
            file.commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (page.asked()) {
            CompressReport.write(
                    page, input, out, inputOptions.open(), report, !noFileFills, fills, commandText(input));
        }
        print(report, out, seconds);
        page.said().forEach(this::note);
        return ExitCode.OK;
    }

    private List<ModelUse> models() throws IOException {
        if (embedModel && models.isEmpty()) {
            throw new IllegalArgumentException("--embed-model goes with --model");
        }
        if (bitround && !models.isEmpty()) {
            throw new IllegalArgumentException("--bitround rounds and codes nothing: leave --model out");
        }
        ModelStore store = new ModelStore();
        List<ModelUse> uses = new ArrayList<>();
        for (String text : models) {
            Model model = store.find(text);
            uses.add(new ModelUse(model.bytes(), model.name(), embedModel));
        }
        return uses;
    }

    private Rules rules() throws IOException {
        if (rulesFile == null) {
            return Rules.NONE;
        }
        if (bitround) {
            throw new IllegalArgumentException("--bitround takes one bound: leave --rules out");
        }
        InputFile.check(rulesFile);
        return RulesFile.read(rulesFile).withOthers(!bounds.isEmpty());
    }

    private void checkDistribution() {
        if (!(floor >= 0 && floor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--floor must be 0 or more, found " + floor);
        }
        if ((floor > 0 || keepMoments) && bitround) {
            throw new IllegalArgumentException("--bitround only rounds: leave --floor and --keep-moments out");
        }
        if (keepMoments && (floor > 0 || !fills.isEmpty() || chunk != null)) {
            throw new IllegalArgumentException(
                    "--keep-moments corrects whole distributions: leave --floor, --fill and --chunk out");
        }
    }

    private void checkKind() {
        if (to != null && !bitround) {
            throw new IllegalArgumentException("compress writes a .tess file; --to netcdf goes with --bitround,"
                    + " and other kinds are written by decompress --to");
        }
        if (to != null && !to.equals("netcdf")) {
            throw new IllegalArgumentException("--bitround writes netcdf, found --to " + to);
        }
        if (bitround && !codec.equals("auto")) {
            throw new IllegalArgumentException("--bitround rounds and codes nothing: leave --codec out");
        }
    }

    private int round(BitRoundRun run) throws IOException {
        FileRounder.Report report = run.write();
        report.notices().forEach(this::note);
        noteKept(report.kept());
        run.lines(report).forEach(this::say);
        sayJson(run.json(report));
        return ExitCode.OK;
    }

    private int plain(String kind, Target target) throws IOException {
        if (!kind.equals("zfp")) {
            throw new IllegalArgumentException(
                    "compress --to writes zfp, found '" + kind + "': other kinds are written by decompress --to");
        }
        if (!codec.equals("auto")) {
            throw new IllegalArgumentException("--to zfp writes what zfp writes: leave --codec out");
        }
        PlainZfpRun run = new PlainZfpRun(input, output, force, inputOptions.open(), variables, target);
        PlainZfpRun.Report report = run.write();
        run.lines(report).forEach(this::say);
        sayJson(run.json(report));
        return ExitCode.OK;
    }

    private void print(FileReport report, Path out, double seconds) {
        report.notices().forEach(this::note);
        noteKept(report.kept());
        if (report.variables().isEmpty()) {
            note("no array of this file can be compressed under a bound: all of it is kept losslessly");
        }
        for (VariableReport variable : report.variables()) {
            result(report, variable).lines(codec).forEach(this::say);
            ResultBlock.shortfall(variable).ifPresent(this::note);
            FlooredField.Loss loss = report.floors().get(variable.spec().name());
            if (loss != null) {
                say(Text.format(
                        "floor %s: %s values set to 0, %s of the sum; zeros are exact",
                        Text.exact(loss.floor()), Text.count(loss.points()), Text.error(loss.part())));
            }
            say("");
        }
        say(Text.format(
                "%s: %s -> %s, ratio %.2f, everything counted (%s of it not values)%s",
                out,
                Text.bytes(report.sourceBytes()),
                Text.bytes(report.containerBytes()),
                report.ratio(),
                Text.bytes(report.templateBytes()),
                report.ratio() < 1 ? "; larger than the original" : ""));
        say(Text.format(
                "time %.2f s (%s/s, verification included), %s",
                seconds, Text.bytes((long) (report.sourceBytes() / seconds)), Text.counted(threads, "thread")));
        sayJson(json(report, out, seconds));
    }

    private static ResultBlock result(FileReport report, VariableReport variable) {
        return new ResultBlock(variable, report.physical().get(variable.spec().name()));
    }

    /// One line a reason, however many arrays there are.
    private void noteKept(List<FileReport.Kept> all) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (FileReport.Kept kept : all) {
            byReason.computeIfAbsent(kept.reason(), r -> new ArrayList<>()).add(kept.name());
        }
        byReason.forEach((reason, names) -> note(
                reason.startsWith("'")
                        ? "kept exactly: " + reason
                        : "kept exactly (" + reason + "): " + NameList.of(names)));
    }

    private Map<String, Object> json(FileReport report, Path out, double seconds) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.toString());
        map.put("output", out.toString());
        map.put("size:uncompressed_size", report.sourceBytes());
        map.put("size:compressed_size", report.containerBytes());
        map.put("size:compression_ratio", report.ratio());
        map.put("size:template_size", report.templateBytes());
        map.put("time:compress", 1e3 * seconds);
        map.put("threads", threads);
        map.put(
                "variables",
                report.variables().stream()
                        .map(variable -> result(report, variable).json())
                        .toList());
        map.put(
                "kept",
                report.kept().stream()
                        .map(kept -> Map.of("name", kept.name(), "reason", kept.reason()))
                        .toList());
        if (!report.floors().isEmpty()) {
            Map<String, Object> floors = new LinkedHashMap<>();
            report.floors()
                    .forEach((name, loss) -> floors.put(
                            name, Map.of("floor", loss.floor(), "points", loss.points(), "lost_part", loss.part())));
            map.put("floors", floors);
        }
        map.put("notices", report.notices());
        return map;
    }
}
