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
import org.tessera.container.ContainerWriter;
import org.tessera.container.Provenance;
import org.tessera.container.VariableReport;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.Formats;
import org.tessera.formats.Variable;
import org.tessera.stage.transform.MaskRules;

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
                OutputStream stream = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
                ContainerWriter writer = new ContainerWriter(stream)) {
            CompletableFuture<String> digest = CompletableFuture.supplyAsync(() -> SourceDigest.of(source));
            VariableChoice choice = VariableChoice.of(dataset.variables(), request.variables());
            List<String> names = choice.chosen().stream().map(Variable::name).toList();
            long before = writer.position();
            TemplateBytes.write(source, dataset.extents(names), writer);
            long template = writer.position() - before;
            List<VariableReport> reports = new ArrayList<>();
            for (Variable variable : choice.chosen()) {
                CompressorOptions options = options(variable, dataset.placement(variable.name()), names.size() == 1);
                reports.add(new Compressor(variable.field(), options, progress).write(writer));
            }
            writer.provenance(provenance(format, choice.chosen(), digest.join()));
            writer.finish();
            return new FileReport(
                    Files.size(source), writer.position(), template, reports, choice.kept(), dataset.notices());
        }
    }

    private CompressorOptions options(Variable variable, byte[] placement, boolean alone) {
        MaskRules asked = request.options().rules();
        MaskRules rules = request.fileFills() ? variable.masks(asked) : asked;
        Shape chunk = request.options().chunk();
        boolean fits = alone
                || chunk != null
                        && chunk.rank() == variable.field().spec().shape().rank();
        return request.options()
                .withRules(rules)
                .withChunk(fits ? chunk : null)
                .withPlacement(placement)
                .withAttributes(variable.attributes());
    }

    private Provenance provenance(DatasetFormat format, List<Variable> chosen, String digest) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("tool", "tessera " + org.tessera.Tessera.VERSION);
        entries.put("format", format.id());
        entries.put("source.name", String.valueOf(source.getFileName()));
        entries.put("source.bytes", Long.toString(Files.size(source)));
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
