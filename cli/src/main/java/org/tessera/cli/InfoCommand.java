package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.container.VariableSummary;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.SourceFiles;
import org.tessera.formats.conventions.PhysicalValues;
import org.tessera.model.ModelReference;
import org.tessera.target.Noise;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera info`
@Command(
        name = "info",
        sortOptions = false,
        customSynopsis = "tessera info IN [--chunks] [--json]",
        description = "Says what a .tess file, or any file that compress takes, holds. Decodes nothing; safe on files"
                + " from anywhere.",
        footer = {
            "",
            "Examples:",
            "  tessera info run.h5.tess",
            "      variables, bounds, what was verified, where the file came from",
            "  tessera info run.h5.tess --chunks",
            "      each chunk with its place, size, codec and, under --noise, tolerance",
            "  tessera info run.h5 --json",
            "      kind and variables of a file that is not compressed yet, for scripts"
        })
final class InfoCommand extends Verb {

    @Parameters(index = "0", paramLabel = "IN", description = "A .tess file, or a file to compress.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(names = "--chunks", description = "List the chunks too.")
    boolean chunks;

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        if (!InputFile.isContainer(input)
                && !String.valueOf(input.getFileName()).endsWith(".tess")) {
            return data();
        }
        try (Container container = Container.open(input)) {
            say(Text.format(
                    "%s: Tessera format %d.%d, %s",
                    input, Container.MAJOR, container.minor(), Text.bytes(container.bytes())));
            container.provenance().entries().forEach((key, value) -> say("  " + key + ": " + value));
            if (container.template().exists()) {
                say("  template: " + Text.bytes(container.template().compressedBytes())
                        + " (all bytes of the original that are not values under a bound)");
            }
            container
                    .embeddedModels()
                    .forEach((id, size) -> say("  model in the file: " + id.brief() + ", " + Text.bytes(size)));
            List<Map<String, Object>> variables = new ArrayList<>();
            for (ContainerVariable variable : container.variables()) {
                print(variable);
                variables.add(json(variable));
            }
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", input.toString());
            map.put("format", Container.MAJOR + "." + container.minor());
            map.put("size:compressed_size", container.bytes());
            map.put("size:template_size", container.template().compressedBytes());
            map.put("provenance", container.provenance().entries());
            map.put("variables", variables);
            sayJson(map);
        }
        return ExitCode.OK;
    }

    /// A file that is not compressed by Tessera.
    private int data() throws IOException {
        OpenOptions options = inputOptions.open();
        DatasetFormat format = Formats.detect(input, options);
        long bytes = SourceFiles.of(input, options).size();
        try (Dataset dataset = format.open(input, options)) {
            say(Text.format("%s: %s, %s; not a .tess file", input, format.title(), Text.bytes(bytes)));
            dataset.notices().forEach(this::note);
            dataset.facts().forEach(fact -> say("  " + fact));
            List<Map<String, Object>> variables = new ArrayList<>();
            for (Variable variable : dataset.variables()) {
                FieldSpec spec = variable.field().spec();
                say("");
                say(Text.format(
                        "%s  %s %s%s",
                        variable.name(),
                        spec.type().label(),
                        spec.shape(),
                        variable.coordinate() ? "  (a coordinate: kept exactly)" : ""));
                if (variable.unsupported() != null) {
                    say("  kept exactly: " + variable.unsupported());
                }
                variable.attributes().forEach((key, value) -> say("  " + key + ": " + value));
                variables.add(json(variable));
            }
            if (variables.isEmpty()) {
                say("no array of numbers: compress would keep all of it exactly");
            }
            sayJson(json(format, bytes, dataset.facts(), variables));
        }
        return ExitCode.OK;
    }

    private Map<String, Object> json(DatasetFormat format, long bytes, List<String> facts, List<?> variables) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", input.toString());
        map.put("kind", format.id());
        map.put("bytes", bytes);
        if (!facts.isEmpty()) {
            map.put("facts", facts);
        }
        map.put("variables", variables);
        return map;
    }

    private static Map<String, Object> json(Variable variable) {
        FieldSpec spec = variable.field().spec();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", variable.name());
        map.put("type", spec.type().label());
        map.put("shape", Arrays.stream(spec.shape().sizes()).boxed().toList());
        map.put("coordinate", variable.coordinate());
        map.put("attributes", variable.attributes());
        return map;
    }

    private void print(ContainerVariable variable) {
        VariableSummary summary = variable.summary();
        PhysicalValues physical = PhysicalValues.among(variable.header().attributes());
        PhysicalRange range = PhysicalRange.of(summary, physical);
        String units = physical == null ? "" : " (physical values)";
        say("");
        say(Text.format(
                "%s  %s %s  %s in %s of %s  (ratio %.2f)",
                variable.spec().name(),
                variable.spec().type().label(),
                variable.spec().shape(),
                Text.bytes(variable.compressedBytes()),
                Text.counted(variable.chunks(), "chunk"),
                variable.grain(),
                (double) variable.spec().bytes() / variable.compressedBytes()));
        variable.header().attributes().forEach((key, value) -> say("  " + key + ": " + value));
        say(Text.format(
                "  bound %s  codec %s  range %s%s",
                variable.header().target().text(),
                variable.header().codec(),
                summary.min() > summary.max()
                        ? "none: no value is finite and unmasked"
                        : "[" + Text.exact(range.min()) + ", " + Text.exact(range.max()) + "]",
                units));
        say(Text.format(
                "  verified: max error %s, PSNR %s, %s points, %s masked, %s repaired",
                Text.error(PhysicalValues.step(physical) * summary.deviation().maxError()) + units,
                Text.decibels(summary.psnr()),
                Text.count(summary.deviation().points()),
                Text.count(summary.masked()),
                Text.count(summary.repaired())));
        for (ModelReference model : variable.header().models()) {
            say("  needs model " + model.name() + ", SHA-256 " + model.id());
        }
        for (int number = 0; chunks && number < variable.chunks(); number++) {
            ContainerVariable.ChunkInfo chunk = variable.info(number);
            say(Text.format(
                    "  chunk %d  [%s]  %s  %s%s",
                    number, chunk.box(), Text.bytes(chunk.bytes()), chunk.codec(), tolerance(variable, chunk)));
        }
    }

    /// Said where chunks differ in it.
    private static String tolerance(ContainerVariable variable, ContainerVariable.ChunkInfo chunk) {
        if (!(variable.header().target() instanceof Noise)) {
            return "";
        }
        double step = PhysicalValues.step(PhysicalValues.among(variable.header().attributes()));
        double tolerance = chunk.tolerance().absolute();
        return tolerance == 0 ? "  exact: no noise found" : "  abs=" + Text.exact(step * tolerance);
    }

    private static List<Map<String, Object>> chunkList(ContainerVariable variable) {
        double step = PhysicalValues.step(PhysicalValues.among(variable.header().attributes()));
        List<Map<String, Object>> list = new ArrayList<>();
        for (int number = 0; number < variable.chunks(); number++) {
            ContainerVariable.ChunkInfo chunk = variable.info(number);
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("box", chunk.box().toString());
            map.put("size:compressed_size", chunk.bytes());
            map.put("codec", chunk.codec().toString());
            map.put("tolerance:abs", step * chunk.tolerance().absolute());
            list.add(map);
        }
        return list;
    }

    private Map<String, Object> json(ContainerVariable variable) {
        VariableSummary summary = variable.summary();
        PhysicalValues physical = PhysicalValues.among(variable.header().attributes());
        double step = PhysicalValues.step(physical);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", variable.spec().name());
        map.put("type", variable.spec().type().label());
        map.put(
                "shape",
                java.util.Arrays.stream(variable.spec().shape().sizes()).boxed().toList());
        map.put("target", variable.header().target().text());
        if (physical != null) {
            map.put("physical_values", physical.text());
            map.put("tolerance:stored", variable.header().tolerance().absolute());
        }
        map.put("tolerance:abs", step * variable.header().tolerance().absolute());
        map.put("tolerance:pw_rel", variable.header().tolerance().pointwise());
        map.put("codec", variable.header().codec().toString());
        map.put("size:compressed_size", variable.compressedBytes());
        map.put("size:compression_ratio", (double) variable.spec().bytes() / variable.compressedBytes());
        map.put("error_stat:max_error", step * summary.deviation().maxError());
        map.put("error_stat:psnr", summary.psnr());
        boolean none = summary.min() > summary.max();
        map.put(
                "error_stat:value_min",
                none ? Double.NaN : PhysicalRange.of(summary, physical).min());
        map.put(
                "error_stat:value_max",
                none ? Double.NaN : PhysicalRange.of(summary, physical).max());
        map.put("points:masked", summary.masked());
        map.put("points:repaired", summary.repaired());
        map.put("attributes", variable.header().attributes());
        map.put(
                "models",
                variable.header().models().stream()
                        .map(model -> Map.of(
                                "name", model.name(), "sha256", model.id().hex()))
                        .toList());
        map.put("chunks", variable.chunks());
        map.put("grain", variable.grain().toString());
        if (chunks) {
            map.put("chunk_list", chunkList(variable));
        }
        return map;
    }
}
