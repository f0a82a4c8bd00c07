package org.tessera.cli;

import java.io.IOException;
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
import org.tessera.formats.DatasetWriter;
import org.tessera.formats.Formats;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.CountedField;
import org.tessera.formats.archive.FileRestorer;
import org.tessera.formats.archive.RegionField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera decompress`
@Command(
        name = "decompress",
        description = "Restores a file of the same kind, or writes a part, a coarser level or another kind.",
        footer = {
            "",
            "Examples:",
            "  tessera decompress run.h5.tess -o restored.h5",
            "      the original file, with every value within its bound and every other byte as it was",
            "  tessera decompress p.tess --region 10:20,:,: --to npy -o part.npy",
            "      ten planes; only the chunks they touch are read",
            "  tessera decompress p.tess --level 2 --to npy -o preview.npy",
            "      every fourth point along each axis, without reading the rest"
        })
final class DecompressCommand extends Verb {

    @Parameters(index = "0", paramLabel = "IN", description = "A .tess file.")
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

    @Option(names = "--to", paramLabel = "KIND", description = "Write another kind of file: raw, npy, hdf5, vti.")
    @Nullable
    String to;

    @Option(names = "--var", paramLabel = "NAME", description = "Only these variables; may be repeated.")
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
    int run() throws Exception {
        InputFile.check(input);
        if (level < 0 || level > Coarse.MAX_LEVEL) {
            throw new IllegalArgumentException("--level takes 0 to " + Coarse.MAX_LEVEL + ", found " + level);
        }
        long start = System.nanoTime();
        try (Container container = Container.open(input)) {
            boolean whole = to == null && region == null && level == 0 && variables.isEmpty();
            Path out = output != null ? output : defaultOutput(whole ? null : kind(container));
            long total = chosen(container).stream()
                    .mapToLong(v -> v.spec().bytes() >>> 3 * level)
                    .sum();
            try (AtomicOutput file = new AtomicOutput(out, force);
                    ProgressBar bar = new ProgressBar(err(), total, !quiet && !json)) {
                if (whole) {
                    new FileRestorer(container, bar).rebuild(file.path());
                } else {
                    writer(kind(container)).write(file.path(), fields(container, bar), attributes(container));
                }
                file.commit();
            }
            report(container, out, (System.nanoTime() - start) / 1e9);
        }
        return ExitCode.OK;
    }

    private Path defaultOutput(@Nullable String kind) {
        String name = input.toString();
        String stem = name.endsWith(".tess") ? name.substring(0, name.length() - 5) : name + ".restored";
        return Path.of(kind == null ? stem : stem + "." + kind);
    }

    /// The kind asked for, else that of the original when it can be written anew, else npy.
    private String kind(Container container) {
        if (to != null) {
            return to;
        }
        String original = container.provenance().entries().get("format");
        boolean known = original != null && Formats.writers().stream().anyMatch(w -> w.id().equals(original));
        return original != null && known ? original : "npy";
    }

    private static DatasetWriter writer(String kind) {
        return Formats.writer(kind);
    }

    private List<Field> fields(Container container, Compressor.Progress progress) {
        List<Field> fields = new ArrayList<>();
        for (ContainerVariable variable : chosen(container)) {
            Shape shape = Coarse.shape(variable.spec().shape(), level);
            Box box = region == null ? Box.all(shape) : ShapeText.region(region, shape);
            fields.add(new CountedField(new RegionField(variable, level, box), progress));
        }
        return fields;
    }

    private List<ContainerVariable> chosen(Container container) {
        return variables.isEmpty()
                ? container.variables()
                : variables.stream().map(container::variable).toList();
    }

    private Map<String, Map<String, String>> attributes(Container container) {
        Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
        for (ContainerVariable variable : chosen(container)) {
            attributes.put(variable.spec().name(), variable.header().attributes());
        }
        return attributes;
    }

    private void report(Container container, Path out, double seconds) throws IOException {
        long bytes = java.nio.file.Files.size(out);
        say(Text.format(
                "%s: %s -> %s, %d of %d variables%s",
                out,
                Text.bytes(container.bytes()),
                Text.bytes(bytes),
                chosen(container).size(),
                container.variables().size(),
                level == 0 ? "" : ", level " + level));
        say(Text.format("time %.2f s (%.0f MB/s)", seconds, bytes / seconds / 1e6));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.toString());
        map.put("output", out.toString());
        map.put("size:compressed_size", container.bytes());
        map.put("size:decompressed_size", bytes);
        map.put("time:decompress", seconds);
        sayJson(map);
    }
}
