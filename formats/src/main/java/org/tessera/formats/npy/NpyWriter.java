package org.tessera.formats.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tessera.field.Field;
import org.tessera.formats.DatasetWriter;
import org.tessera.formats.contiguous.NewFile;

/// Writes one field as `.npy` version 1.0, little-endian, C order.
public final class NpyWriter implements DatasetWriter {

    @Override
    public String id() {
        return NpyFormat.ID;
    }

    @Override
    public void write(Path path, List<Field> variables, Map<String, Map<String, String>> attributes)
            throws IOException {
        Field field = NewFile.single(id(), variables);
        NewFile.write(path, NpyHeader.write(field.spec()), field);
    }
}
