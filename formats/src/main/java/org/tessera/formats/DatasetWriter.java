package org.tessera.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tessera.field.Field;

/// Writes fields as a new file of some kind, for `--to`. Values stream through: memory does not grow with them.
public interface DatasetWriter {

    /// Short stable name: `raw`, `npy`, `hdf5`.
    String id();

    /// Writes or overwrites a file; a caller that wants all or nothing writes to a temporary name and renames.
    ///
    /// @param variables what to write, in order
    /// @param attributes texts for each variable by its name; kinds of file without attributes leave them out
    /// @throws IllegalArgumentException when this kind of file cannot hold such variables
    void write(Path path, List<Field> variables, Map<String, Map<String, String>> attributes) throws IOException;
}
