package org.tessera.formats.fits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;

/// FITS. Takes no options: the file says all itself.
public final class FitsFormat implements DatasetFormat {

    static final String ID = "fits";
    private static final byte[] START = "SIMPLE  =".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "FITS";
    }

    @Override
    public boolean probe(Path path, byte[] head) {
        return head.length >= START.length && java.util.Arrays.equals(head, 0, START.length, START, 0, START.length);
    }

    @Override
    public boolean named(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".fits") || name.endsWith(".fit") || name.endsWith(".fts") || name.endsWith(".fits.fz");
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        return FitsFile.open(path);
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        FitsRestorer.restore(file, variables);
    }
}
