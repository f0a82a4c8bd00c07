package org.tessera.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A kind of file that Tessera reads: recognised by content first, by name second.
public interface DatasetFormat {

    /// Short stable name, written to files: `raw`, `npy`, `hdf5`.
    String id();

    /// Name for people.
    String title();

    /// Whether the content is of this kind.
    ///
    /// @param head the first bytes of the file, at most 2048
    boolean probe(Path path, byte[] head);

    /// Whether the name alone says that the file is of this kind; asked when no content is recognised.
    default boolean named(Path path) {
        return false;
    }

    /// Other files that a file names and that go with it, relative to its folder and never outside of it, in the order
    /// in which their bytes follow its own; usually none. The file itself need not be complete, nor the others there.
    default List<String> parts(Path path) throws IOException {
        return List.of();
    }

    /// @throws IllegalArgumentException when options are missing or do not fit the file
    /// @throws org.tessera.error.CompressionException when the file is not what it seems
    Dataset open(Path path, OpenOptions options) throws IOException;

    /// Puts decoded values into a file that holds every other byte of the original at its place; values at the end
    /// may make it longer.
    void restore(Path file, List<Placed> variables) throws IOException;

    /// The same for a file and its parts, each under whatever name it has for the moment.
    default void restore(List<Path> files, List<Placed> variables) throws IOException {
        restore(files.getFirst(), variables);
    }
}
