package org.tessera.formats.vti;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tessera.field.Field;
import org.tessera.formats.DatasetWriter;

/// `--to vti`: points at whole numbers, since other kinds of files do not say where theirs lie.
public final class VtiFormatWriter implements DatasetWriter {

    @Override
    public String id() {
        return "vti";
    }

    @Override
    public void write(Path path, List<Field> variables, Map<String, Map<String, String>> attributes)
            throws IOException {
        if (variables.isEmpty()) {
            throw new IllegalArgumentException("a VTI file needs at least one variable");
        }
        VtiWriter.write(
                path, variables, Grid.unit(variables.getFirst().spec().shape().rank()));
    }
}
