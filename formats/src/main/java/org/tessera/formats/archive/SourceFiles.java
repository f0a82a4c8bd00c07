package org.tessera.formats.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;

/// A file and the parts it names, which are compressed as one.
///
/// @param paths the file first
public record SourceFiles(List<Path> paths) {

    public SourceFiles {
        paths = List.copyOf(paths);
    }

    public static SourceFiles of(Path path, OpenOptions options) throws IOException {
        return of(path, Formats.detect(path, options));
    }

    /// @throws IllegalArgumentException when a part is not there, or is reached through a link out of the folder
    static SourceFiles of(Path path, DatasetFormat format) throws IOException {
        List<Path> paths = new ArrayList<>(List.of(path));
        for (String part : format.parts(path)) {
            paths.add(beside(path, part));
        }
        return new SourceFiles(paths);
    }

    /// A part of a file.
    ///
    /// @throws IllegalArgumentException when it is not there, or is reached through a link out of the folder
    public static Path beside(Path path, String part) throws IOException {
        Path found = path.resolveSibling(part);
        if (!Files.isRegularFile(found)) {
            throw new IllegalArgumentException(
                    path.getFileName() + " names " + part + ", which is not there: put it where it is named");
        }
        Path folder = path.toAbsolutePath().toRealPath().getParent();
        if (folder == null || !found.toRealPath().startsWith(folder)) {
            throw new IllegalArgumentException(
                    path.getFileName() + " names " + part + ", a link out of its folder, which is not followed");
        }
        return found;
    }

    /// Bytes of all of them.
    public long size() throws IOException {
        long sum = 0;
        for (Path path : paths) {
            sum += Files.size(path);
        }
        return sum;
    }
}
