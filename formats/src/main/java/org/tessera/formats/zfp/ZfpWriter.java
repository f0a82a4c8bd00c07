package org.tessera.formats.zfp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tessera.field.Field;
import org.tessera.formats.DatasetWriter;
import org.tessera.formats.contiguous.NewFile;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpMode;
import org.tessera.zfp.ZfpSlabWriter;

/// Writes one field as a zfp stream with a header, without loss, so that a bound already checked still holds.
public final class ZfpWriter implements DatasetWriter {

    @Override
    public String id() {
        return ZfpFormat.ID;
    }

    @Override
    public void write(Path path, List<Field> variables, Map<String, Map<String, String>> attributes)
            throws IOException {
        Field field = NewFile.single(id(), variables);
        write(path, field, ZfpSlabWriter.header(field.spec(), ZfpMode.REVERSIBLE));
    }

    static void write(Path path, Field field, ZfpHeader header) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            ZfpSlabWriter.write(header, field, out);
        }
    }
}
