package org.tessera.formats.vti;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.recoded.RecodedDataset;

/// VTK image data, its arrays appended or between the tags, as they are, as base64 or as text, plain or compressed
/// with zlib or LZ4. The XML is part of the template.
public final class VtiFormat implements DatasetFormat {

    @Override
    public String id() {
        return "vti";
    }

    @Override
    public String title() {
        return "VTK image data";
    }

    @Override
    public boolean probe(Path path, byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int tag = text.indexOf("<VTKFile");
        return tag >= 0 && text.indexOf("ImageData", tag) > 0;
    }

    @Override
    public boolean named(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".vti");
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        VtiContents contents = VtiContents.read(path);
        return RecodedDataset.open(path, contents.names(), contents.places(), contents.encoded(), contents.notices());
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        VtiRestorer.restore(file, variables);
    }
}
