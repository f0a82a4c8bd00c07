package org.tessera.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tessera.Tessera;
import org.tessera.cli.sweep.CompressAiJson;
import org.tessera.cli.sweep.CsvResults;
import org.tessera.cli.sweep.RunRecord;
import org.tessera.cli.sweep.SeriesNames;
import org.tessera.formats.archive.AtomicOutput;

/// What a sweep leaves in its folder. A line of `results.jsonl` is written when its run is done, so that a sweep that
/// was stopped keeps what it measured; all else is written at the end.
final class SweepFiles implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final boolean force;
    private final Writer lines;

    SweepFiles(Path folder, boolean force) throws IOException {
        this.folder = folder;
        this.force = force;
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new NoSuchFileException(parent.toString(), null, "the folder does not exist");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is a file: name a folder with -o");
        }
        if (Files.exists(folder.resolve("results.jsonl")) && !force) {
            throw new FileAlreadyExistsException(folder.resolve("results.jsonl").toString());
        }
        Files.createDirectories(folder);
        this.lines = Files.newBufferedWriter(
                folder.resolve("results.jsonl"),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    void line(RunRecord run) throws IOException {
        lines.write(text(JSON, Json.finite(run.keys())));
        lines.write('\n');
        lines.flush();
    }

    /// @param command what was typed
    /// @param timing how speeds were measured
    void finish(List<RunRecord> runs, String page, String command, String timing) throws IOException {
        ObjectMapper indented = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        write("results.json", text(indented, Json.finite(document(runs, command, timing))));
        write("results.csv", CsvResults.write(runs, timing));
        Map<String, List<RunRecord>> curves = new TreeMap<>();
        for (RunRecord run : runs) {
            String name = run.field() + "--" + SeriesNames.of(run).replace("tessera ", "");
            curves.computeIfAbsent(name.replaceAll("[^A-Za-z0-9._=+-]+", "_"), k -> new java.util.ArrayList<>())
                    .add(run);
        }
        Files.createDirectories(folder.resolve("compressai"));
        for (Map.Entry<String, List<RunRecord>> curve : curves.entrySet()) {
            RunRecord first = curve.getValue().get(0);
            write(
                    "compressai/" + curve.getKey() + ".json",
                    text(
                            indented,
                            Json.finite(CompressAiJson.curve(SeriesNames.of(first), first.field(), curve.getValue()))));
        }
        write("index.html", page);
    }

    private static Map<String, Object> document(List<RunRecord> runs, String command, String timing) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", "tessera sweep");
        document.put("tool", "tessera " + Tessera.VERSION);
        document.put("command", command);
        document.put("timing", timing);
        document.put("runs", runs.stream().map(RunRecord::keys).toList());
        return document;
    }

    private void write(String name, String text) throws IOException {
        try (AtomicOutput out = new AtomicOutput(folder.resolve(name), force)) {
            Files.writeString(out.path(), text.endsWith("\n") ? text : text + "\n");
            out.commit();
        }
    }

    private static String text(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
