package org.tessera.neural.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tessera.io.Limits;
import org.tessera.model.ModelId;
import org.tessera.model.ModelSource;

/// The `.tsm` files of a folder; those whose name is their hash are found without reading the others.
///
/// @param path of the folder, which need not be there
/// @param place for messages
record ModelFolder(Path path, String place) implements ModelSource {

    static final String ENDING = ".tsm";

    /// Most files that are read to find one.
    private static final int MOST = 256;

    @Override
    public byte @Nullable [] find(ModelId id) {
        Path named = path.resolve(id.hex() + ENDING);
        byte[] bytes = Files.isRegularFile(named) ? bytes(named) : null;
        if (bytes != null && ModelId.of(bytes).equals(id)) {
            return bytes;
        }
        for (Path file : files()) {
            byte[] other = bytes(file);
            if (other != null && ModelId.of(other).equals(id)) {
                return other;
            }
        }
        return null;
    }

    /// In the order of their names.
    List<Path> files() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte @Nullable [] bytes(Path file) {
        try {
            return Files.size(file) <= Limits.DEFAULT.metadataBytes() ? Files.readAllBytes(file) : null;
        } catch (IOException e) {
            // A file that cannot be read is not the model; the message in the end names the folder.
            return null;
        }
    }
}
