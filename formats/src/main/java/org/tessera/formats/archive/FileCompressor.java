package org.tessera.formats.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.container.ContainerWriter;
import org.tessera.container.Provenance;
import org.tessera.container.VariableReport;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.Formats;
import org.tessera.formats.Variable;
import org.tessera.formats.conventions.FlooredField;
import org.tessera.formats.conventions.Packing;
import org.tessera.formats.conventions.PhysicalValues;

/// Compresses a file: chosen variables under the bound, every other byte losslessly as the template.
public final class FileCompressor {

    private final Path source;
    private final FileRequest request;
    private final Compressor.Progress progress;

    public FileCompressor(Path source, FileRequest request, Compressor.Progress progress) {
        this.source = source;
        this.request = request;
        this.progress = progress;
    }

    /// Writes the container to a path that the caller makes final.
    public FileReport write(Path target) throws IOException {
        DatasetFormat format = Formats.detect(source, request.open());
        try (Dataset dataset = format.open(source, request.open());
                SourceBytes bytes =
                        new SourceBytes(SourceFiles.of(source, format).paths())) {
            CompletableFuture<String> digest = CompletableFuture.supplyAsync(() -> SourceDigest.of(bytes.paths()));
            VariableChoice choice = VariableChoice.of(dataset.variables(), request.variables(), request.rules())
                    .without(
                            variable -> request.isLossless(variable) && !dataset.identical(variable.name()),
                            "compressed already, without loss here");
            choice.chosen().forEach(request::check);
            List<String> names = choice.chosen().stream().map(Variable::name).toList();
            List<Compressor> compressors = new ArrayList<>();
            Map<String, FlooredField.Loss> floors = new LinkedHashMap<>();
            for (Variable variable : choice.chosen()) {
                CompressorOptions options = options(variable, dataset.placement(variable.name()), names.size() == 1);
                Packing packing = variable.packing();
                double step = packing == null ? 1 : packing.step();
                Field field = variable.field();
                if (request.isFloored(variable)) {
                    FlooredField floored = new FlooredField(field, request.floor());
                    floors.put(variable.name(), floored.loss());
                    field = floored;
                }
                compressors.add(new Compressor(field, options, step, progress));
            }
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
                    ContainerWriter writer = new ContainerWriter(stream, minor(compressors))) {
                TemplateBytes.write(bytes, dataset.extents(names), writer);
                long template = writer.position() - Container.HEADER;
                List<VariableReport> reports = new ArrayList<>();
                for (Compressor compressor : compressors) {
                    reports.add(compressor.write(writer));
                }
                writer.provenance(provenance(format, bytes, choice.chosen(), digest.join()));
                writer.finish();
                return new FileReport(
                        bytes.size(),
                        writer.position(),
                        template,
                        reports,
                        choice.kept(),
                        dataset.notices(),
                        packings(choice.chosen()),
                        floors);
            }
        }
    }

    /// The version of the format that all variables together need: what is decided about them comes before the file.
    private static int minor(List<Compressor> compressors) throws IOException {
        int minor = 0;
        for (Compressor compressor : compressors) {
            minor = Math.max(minor, compressor.minor());
        }
        return minor;
    }

    /// What the values stand for goes with them, so that every later report can be in physical values.
    private static Map<String, String> attributes(Variable variable) {
        Packing packing = variable.packing();
        if (packing == null) {
            return variable.attributes();
        }
        Map<String, String> attributes = new LinkedHashMap<>(variable.attributes());
        attributes.put(Packing.ATTRIBUTE, packing.text());
        return attributes;
    }

    private static Map<String, PhysicalValues> packings(List<Variable> chosen) {
        Map<String, PhysicalValues> packings = new LinkedHashMap<>();
        for (Variable variable : chosen) {
            PhysicalValues values = PhysicalValues.among(attributes(variable));
            if (values != null) {
                packings.put(variable.name(), values);
            }
        }
        return packings;
    }

    private CompressorOptions options(Variable variable, byte[] placement, boolean alone) {
        Shape chunk = request.options().chunk();
        boolean fits = alone
                || chunk != null
                        && chunk.rank() == variable.field().spec().shape().rank();
        return request.options(variable)
                .withRules(request.rules(variable))
                .withChunk(fits ? chunk : null)
                .withPlacement(placement)
                .withAttributes(floored(variable));
    }

    private Map<String, String> floored(Variable variable) {
        if (!request.isFloored(variable)) {
            return attributes(variable);
        }
        Map<String, String> attributes = new LinkedHashMap<>(attributes(variable));
        attributes.put("floor", "values below " + request.floor() + " were set to 0 before the bound");
        return attributes;
    }

    private Provenance provenance(DatasetFormat format, SourceBytes bytes, List<Variable> chosen, String digest) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("tool", "tessera " + org.tessera.Tessera.VERSION);
        entries.put("format", format.id());
        entries.put("source.name", String.valueOf(source.getFileName()));
        entries.put("source.bytes", Long.toString(bytes.size()));
        if (bytes.paths().size() > 1) {
            entries.put(SourceBytes.PARTS, bytes.sizes());
        }
        entries.put("source.sha256", digest);
        request.open().values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(option -> entries.put("open." + option.getKey(), option.getValue()));
        if (format.id().equals(Formats.RAW) && !chosen.isEmpty()) {
            // So that the original can be opened again for comparison although its shape was guessed.
            var spec = chosen.get(0).field().spec();
            entries.put("open.shape", spec.shape().toString().replace('x', ','));
            entries.put("open.dtype", spec.type().label());
            entries.remove("open.dims");
        }
        request.provenance().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return new Provenance(entries);
    }
}
