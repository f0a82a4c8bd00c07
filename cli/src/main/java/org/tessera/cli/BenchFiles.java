package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tessera.error.CompressionException;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;

/// The files that a bench is made of: those named, and those of the folders named that hold fields.
///
/// @param files in the order named; those of a folder by name
/// @param left files of folders that hold none, each with the reason
record BenchFiles(List<Path> files, List<String> left) {

    /// The largest field that is measured in memory.
    private static final long LARGEST = 1L << 30;

    /// @param globs only variables of these names; empty for all
    static BenchFiles of(List<Path> paths, OpenOptions options, List<String> globs) throws IOException {
        List<Path> files = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (Files.isDirectory(path)) {
                int before = files.size();
                folder(path, options, globs, files, left);
                if (files.size() == before) {
                    throw new IllegalArgumentException("no file in " + path + " holds a field"
                            + (left.isEmpty() ? "" : "; the first of them, " + left.get(0)));
                }
            } else {
                InputFile.check(path);
                checkFields(path, options, globs);
                files.add(path);
            }
        }
        return new BenchFiles(files, left);
    }

    private static void folder(
            Path folder, OpenOptions options, List<String> globs, List<Path> files, List<String> left)
            throws IOException {
        List<Path> inside;
        try (Stream<Path> list = Files.list(folder)) {
            inside = list.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : inside) {
            if (String.valueOf(file.getFileName()).startsWith(".")) {
                continue;
            }
            try {
                checkFields(file, options, globs);
                files.add(file);
            } catch (IllegalArgumentException | CompressionException e) {
                left.add(file.getFileName() + ": " + e.getMessage());
            }
        }
    }

    /// What would stop a bench in its middle is found before it starts.
    ///
    /// @throws IllegalArgumentException when there is nothing to measure, or too much
    private static void checkFields(Path file, OpenOptions options, List<String> globs) throws IOException {
        try (MeasuredFile measured = MeasuredFile.open(file, options, globs)) {
            if (measured.variables().isEmpty()) {
                throw new IllegalArgumentException("no field in " + file);
            }
            for (Variable variable : measured.variables()) {
                if (variable.field().spec().bytes() > LARGEST) {
                    throw new IllegalArgumentException(measured.field(variable)
                            + " is larger than 1 GiB, too large to be measured in memory: use tessera sweep");
                }
            }
        }
    }
}
