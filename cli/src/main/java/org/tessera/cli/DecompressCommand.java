package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Coarse;
import org.tessera.container.Compressor;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetWriter;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.CountedField;
import org.tessera.formats.archive.FileRestorer;
import org.tessera.formats.archive.NameGlob;
import org.tessera.formats.archive.RegionField;
import org.tessera.formats.archive.SourceFiles;
import org.tessera.formats.hdf5.Hdf5Writer;
import org.tessera.formats.netcdf.NetcdfWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera decompress`
@Command(
        name = "decompress",
        sortOptions = false,
        customSynopsis = "tessera decompress IN [-o OUT] [OPTIONS]",
        description = "Restores a file of the same kind, or writes a part, a coarser level or another kind.",
        footer = {
            "",
            "Examples:",
            "  tessera decompress run.h5.tess -o restored.h5",
            "      the original file, with every value within its bound and every other",
            "      byte as it was",
            "  tessera decompress p.tess --region 10:20,:,: --to npy -o part.npy",
            "      ten planes; only the chunks they touch are read",
            "  tessera decompress p.tess --level 2 --to npy -o preview.npy",
            "      every fourth point along each axis, without reading the rest"
        })
final class DecompressCommand extends Verb {

    @Parameters(index = "0", paramLabel = "IN", description = "A .tess file, or a zfp file with a header.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "File to write; IN without .tess when not given.")
    @Nullable
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite OUT.")
    boolean force;

    @Option(
            names = "--to",
            paramLabel = "KIND",
            description =
                    "Write another kind of file: fits, hdf5, netcdf, npy, raw, vti, zfp; else the end of OUT says it.")
    @Nullable
    String to;

    @Option(
            names = "--filter",
            paramLabel = "NAME",
            description =
                    "zfp: with --to hdf5, arrays behind zfp's HDF5 filter (32013), without further loss; types that zfp"
                            + " does not know in one piece.")
    @Nullable
    String filter;

    @Option(names = "--var", paramLabel = "GLOB", description = "Only these variables; may be repeated.")
    List<String> variables = new ArrayList<>();

    @Option(names = "--region", paramLabel = "Z0:Z1,Y0:Y1,X0:X1", description = "Only this part, slowest axis first.")
    @Nullable
    String region;

    @Option(
            names = "--level",
            paramLabel = "L",
            description = "Every 2^L-th point along each axis, L from 1 to 3; a region counts in these points.")
    int level;

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        if (level < 0 || level > Coarse.MAX_LEVEL) {
            throw new IllegalArgumentException("--level takes 0 to " + Coarse.MAX_LEVEL + ", found " + level);
        }
        long start = System.nanoTime();
        if (PlainZfpInput.is(input)) {
            return values(start);
        }
        try (Container container = Container.open(input)) {
            OutputChoice choice =
                    OutputChoice.of(container, input, output, to, region != null || level > 0 || !variables.isEmpty());
            InputFile.checkOutput(input, choice.path());
            checkFilter(choice.kind());
            long total = chosen(container).stream()
                    .mapToLong(v -> v.spec().bytes() >>> 3 * level)
                    .sum();
            try (ProgressBar bar = new ProgressBar(err(), total, !quiet && !json)) {
                if (choice.kind() == null) {
                    new FileRestorer(container, bar).restore(choice.path(), force);
                } else {
                    write(container, choice.path(), choice.kind(), bar);
                }
            }
            report(container, choice, (System.nanoTime() - start) / 1e9);
        }
        return ExitCode.OK;
    }

    private void write(Container container, Path path, String kind, ProgressBar bar) throws IOException {
        boolean whole = region == null && level == 0 && variables.isEmpty();
        if (whole
                && kind.equals("netcdf")
                && "hdf5".equals(container.provenance().entries().get("format"))) {
            writeNetcdf(container, path, bar);
            return;
        }
        try (AtomicOutput file = new AtomicOutput(path, force)) {
            DatasetWriter writer = filter == null ? Formats.writer(kind) : new Hdf5Writer(Hdf5Writer.Storage.ZFP);
            writer.write(file.path(), fields(container, bar), attributes(container));
            file.commit();
        }
    }

    private void checkFilter(@Nullable String kind) {
        if (filter != null && !filter.equals("zfp")) {
            throw new IllegalArgumentException("--filter takes zfp, found '" + filter + "'");
        }
        if (filter != null && !"hdf5".equals(kind)) {
            throw new IllegalArgumentException("--filter zfp goes with --to hdf5; this writes "
                    + (kind == null ? "a file like the original" : kind));
        }
    }

    /// With names of axes, attributes, scales and texts, which only the restored file has: it is made for the purpose.
    private void writeNetcdf(Container container, Path path, ProgressBar bar) throws IOException {
        Path restored = Path.of(path + "-restored");
        try (AtomicOutput file = new AtomicOutput(path, force);
                AtomicOutput original = new AtomicOutput(restored, true)) {
            new FileRestorer(container, bar).rebuild(original.path());
            try (Dataset dataset = Formats.byId("hdf5").open(original.path(), OpenOptions.NONE)) {
                NetcdfWriter.write(file.path(), dataset).forEach(this::note);
            }
            file.commit();
        }
    }

    /// A file of zfp holds values only, so they are written as another kind of file.
    private int values(long start) throws IOException {
        PlainZfpInput plain = PlainZfpInput.of(input, output, to);
        if (region != null || level > 0 || filter != null || !variables.isEmpty()) {
            throw new IllegalArgumentException(input
                    + " is a zfp file, which is decompressed whole: leave --region, --level, --filter and --var out");
        }
        InputFile.checkOutput(input, plain.path());
        try (AtomicOutput file = new AtomicOutput(plain.path(), force)) {
            String what = plain.write(file.path());
            file.commit();
            say(plain.path() + ": " + what + ", as " + plain.kind());
        }
        long bytes = Files.size(plain.path());
        double seconds = (System.nanoTime() - start) / 1e9;
        say(Text.format("time %.2f s (%s/s)", seconds, Text.bytes((long) (bytes / seconds))));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.toString());
        map.put("output", plain.path().toString());
        map.put("kind", plain.kind());
        map.put("size:compressed_size", Files.size(input));
        map.put("size:decompressed_size", bytes);
        map.put("time:decompress", 1e3 * seconds);
        sayJson(map);
        return ExitCode.OK;
    }

    private List<Field> fields(Container container, Compressor.Progress progress) {
        List<Field> fields = new ArrayList<>();
        for (ContainerVariable variable : chosen(container)) {
            Shape shape = Coarse.shape(variable.spec().shape(), level);
            Box box = region == null
                    ? Box.all(shape)
                    : ShapeText.region(variable.spec().name(), region, shape);
            fields.add(new CountedField(new RegionField(variable, level, box), progress));
        }
        return fields;
    }

    private List<ContainerVariable> chosen(Container container) {
        List<ContainerVariable> all = container.variables();
        List<String> names = all.stream().map(v -> v.spec().name()).toList();
        for (String glob : variables) {
            if (names.stream().noneMatch(name -> NameGlob.matches(glob, name))) {
                throw new IllegalArgumentException(
                        "no variable '" + glob + "': the file has " + (names.isEmpty() ? "none" : NameList.of(names)));
            }
        }
        return all.stream()
                .filter(v -> variables.isEmpty()
                        || variables.stream()
                                .anyMatch(
                                        glob -> NameGlob.matches(glob, v.spec().name())))
                .toList();
    }

    private Map<String, Map<String, String>> attributes(Container container) {
        Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
        for (ContainerVariable variable : chosen(container)) {
            attributes.put(variable.spec().name(), variable.header().attributes());
        }
        return attributes;
    }

    private void report(Container container, OutputChoice choice, double seconds) throws IOException {
        boolean series =
                choice.kind() == null && container.provenance().entries().get("source.parts") != null;
        long bytes = series ? SourceFiles.of(choice.path(), OpenOptions.NONE).size() : Files.size(choice.path());
        String original = container.provenance().entries().get("source.bytes");
        boolean grown = choice.kind() == null && original != null && bytes > Long.parseLong(original);
        say(Text.format(
                "%s: %s -> %s, %d of %s%s%s",
                choice.path(),
                Text.bytes(container.bytes()),
                Text.bytes(bytes),
                chosen(container).size(),
                Text.counted(container.variables().size(), "variable"),
                choice.kind() == null ? "" : ", as " + choice.kind(),
                (level == 0 ? "" : ", level " + level) + (series ? ", with the parts it names" : "")));
        if (grown) {
            note("the restored file is larger than the original (" + original
                    + " bytes): the new values take more room in its own encoding");
        }
        say(Text.format("time %.2f s (%s/s)", seconds, Text.bytes((long) (bytes / seconds))));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.toString());
        map.put("output", choice.path().toString());
        map.put("kind", choice.kind() == null ? "original" : choice.kind());
        map.put(
                "variables",
                chosen(container).stream().map(v -> v.spec().name()).toList());
        map.put("size:compressed_size", container.bytes());
        map.put("size:decompressed_size", bytes);
        map.put("time:decompress", 1e3 * seconds);
        sayJson(map);
    }
}
