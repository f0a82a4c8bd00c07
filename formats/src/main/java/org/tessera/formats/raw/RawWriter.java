package org.tessera.formats.raw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tessera.field.Field;
import org.tessera.formats.DatasetWriter;
import org.tessera.formats.Formats;
import org.tessera.formats.contiguous.NewFile;

/// Writes the values of one field, little-endian, slowest axis first.
public final class RawWriter implements DatasetWriter {

    @Override
    public String id() {
        return Formats.RAW;
    }

    @Override
    public void write(Path path, List<Field> variables, Map<String, Map<String, String>> attributes)
            throws IOException {
        NewFile.write(path, new byte[0], NewFile.single(id(), variables));
    }
}
