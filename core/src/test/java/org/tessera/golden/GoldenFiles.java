package org.tessera.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tessera.DeterminismProbe;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.field.Elements;

/// A directory of files that every later version must read, and `MANIFEST`, which says what they hold.
///
/// A line: SHA-256 of the file, SHA-256 of the decoded values as little-endian bytes, name.
record GoldenFiles(Path directory) {

    private static final String MANIFEST = "MANIFEST";

    /// What is listed of a file.
    record Entry(String file, String values) {}

    Map<String, Entry> manifest() throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        Path path = directory.resolve(MANIFEST);
        for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" +", 3);
                entries.put(parts[2], new Entry(parts[0], parts[1]));
            }
        }
        return entries;
    }

    static ArrayField decode(byte[] file) {
        return Container.of(file).variables().get(0).readAll();
    }

    static Entry entry(byte[] file) {
        ArrayField values = decode(file);
        byte[] bytes = Elements.toBytes(values.spec().type(), values.array());
        return new Entry(DeterminismProbe.sha256(file), DeterminismProbe.sha256(bytes));
    }

    /// What is not as listed; empty when all is well.
    List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        Map<String, Entry> manifest = manifest();
        for (Map.Entry<String, Entry> listed : manifest.entrySet()) {
            Path path = directory.resolve(listed.getKey());
            if (!Files.exists(path)) {
                faults.add(listed.getKey() + " is missing");
            } else if (!DeterminismProbe.sha256(Files.readAllBytes(path))
                    .equals(listed.getValue().file())) {
                faults.add(listed.getKey() + " was changed");
            } else if (!entry(Files.readAllBytes(path)).equals(listed.getValue())) {
                faults.add(listed.getKey() + " decodes to other values");
            }
        }
        for (String name : names()) {
            if (!manifest.containsKey(name)) {
                faults.add(name + " is not listed");
            }
        }
        return faults;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".tess"))
                    .sorted()
                    .toList();
        }
    }

    /// Adds the files that are not there yet; those that are stay as they are, for ever.
    void write(List<GoldenCase> cases) throws IOException {
        Map<String, Entry> manifest = manifest();
        for (GoldenCase one : cases) {
            if (!manifest.containsKey(one.name())) {
                byte[] file = one.compress();
                Files.write(directory.resolve(one.name()), file);
                manifest.put(one.name(), entry(file));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("# SHA-256 of the file, SHA-256 of its values, name; written by GoldenGenerator");
        manifest.forEach((name, entry) -> lines.add(entry.file() + " " + entry.values() + " " + name));
        Files.write(directory.resolve(MANIFEST), lines);
    }
}
