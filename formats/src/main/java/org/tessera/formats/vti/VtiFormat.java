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
import org.tessera.formats.contiguous.ContiguousDataset;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// VTK image data with raw appended arrays, which is what ParaView writes when it is asked for neither text nor
/// compression. The XML is part of the template.
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
        return ContiguousDataset.open(path, contents.places(), contents.notices());
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        ContiguousPlacement.restore(file, variables);
    }
}
