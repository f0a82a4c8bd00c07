package org.tessera.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.field.ArrayField;
import org.tessera.field.Elements;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;

/// The configuration that each block comes from: a text file with one label a line, or a variable of the data files
/// with one number a block.
public final class GroupLabels {

    private final String source;
    private final List<Path> files;
    private final OpenOptions options;

    public GroupLabels(String source, List<Path> files, OpenOptions options) {
        this.source = source;
        this.files = files;
        this.options = options;
    }

    /// @param blocks how many labels are needed
    public long[] read(int blocks) throws IOException {
        long[] labels = Files.isRegularFile(Path.of(source)) ? lines() : variable();
        if (labels.length != blocks) {
            throw new IllegalArgumentException(
                    "split.groups: " + source + " has " + labels.length + " labels for " + blocks + " blocks");
        }
        return labels;
    }

    private long[] lines() throws IOException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(Path.of(source));
        long[] labels = new long[lines.size()];
        for (int i = 0; i < labels.length; i++) {
            String label = lines.get(i).strip();
            Long known = numbers.putIfAbsent(label, (long) numbers.size());
            labels[i] = known == null ? numbers.size() - 1L : known;
        }
        return labels;
    }

    private long[] variable() throws IOException {
        List<long[]> parts = new ArrayList<>();
        for (Path file : files) {
            try (Dataset dataset = Formats.detect(file, options).open(file, options)) {
                parts.add(labels(file, dataset.variables()));
            }
        }
        return parts.stream().flatMapToLong(java.util.Arrays::stream).toArray();
    }

    private long[] labels(Path file, List<Variable> variables) {
        for (Variable variable : variables) {
            if (variable.name().equals(source)) {
                ArrayField read = variable.field().readAll();
                long[] labels = new long[Math.toIntExact(read.spec().shape().count())];
                for (int i = 0; i < labels.length; i++) {
                    labels[i] = (long) Elements.value(read.spec().type(), read.array(), i);
                }
                return labels;
            }
        }
        throw new IllegalArgumentException("split.groups: neither a file nor a variable of " + file.getFileName()
                + " is named '" + source + "'; it has "
                + String.join(", ", variables.stream().map(Variable::name).toList()));
    }
}
