package org.tessera.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tessera.container.Container;

/// Whether an input file is there, said before any work.
final class InputFile {

    private InputFile() {}

    /// @throws IllegalArgumentException when a command would replace its own input
    static void checkOutput(Path input, Path output) throws IOException {
        if (Files.exists(output) && Files.isSameFile(input, output)) {
            throw new IllegalArgumentException(output + " is the input: choose another name with -o");
        }
    }

    static boolean isContainer(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Container.probe(in.readNBytes(8));
        }
    }

    /// @param instead what to do, such as `name the original`
    /// @throws IllegalArgumentException for a file that Tessera made
    static void checkOriginal(Path path, String instead) throws IOException {
        if (isContainer(path)) {
            throw new IllegalArgumentException(path + " is a Tessera file already: " + instead);
        }
    }

    static void check(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(path + " is a folder: name a file");
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(path + " is not a regular file");
        }
        if (Files.size(path) == 0) {
            throw new IllegalArgumentException(path + " is empty");
        }
    }
}
