package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Whether an input file is there, said before any work.
final class InputFile {

    private InputFile() {}

    static void check(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(path + " is a folder: name a file");
        }
        if (Files.size(path) == 0) {
            throw new IllegalArgumentException(path + " is empty");
        }
    }
}
