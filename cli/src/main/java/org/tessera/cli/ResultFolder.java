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
import java.util.Map;
import org.tessera.formats.archive.AtomicOutput;

/// A folder of measurements. A line of `results.jsonl` is written when its run is done, so that whoever is stopped
/// keeps
/// what was measured; other files appear whole or not at all.
final class ResultFolder implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final boolean force;
    private final Writer lines;

    ResultFolder(Path folder, boolean force) throws IOException {
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

    void line(Map<String, ?> keys) throws IOException {
        lines.write(text(JSON, keys));
        lines.write('\n');
        lines.flush();
    }

    /// A file of that name below the folder.
    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (AtomicOutput out = new AtomicOutput(file, force)) {
            Files.writeString(out.path(), text.endsWith("\n") ? text : text + "\n");
            out.commit();
        }
    }

    void writeJson(String name, Map<String, ?> document) throws IOException {
        write(name, text(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT), document));
    }

    private static String text(ObjectMapper mapper, Map<String, ?> value) {
        try {
            return mapper.writeValueAsString(Json.finite(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
