package org.tessera.formats.zfp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tessera.error.MalformedException;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.zfp.ZfpHeader;

/// A zfp stream with a header, as `zfp -h` writes it.
public final class ZfpFormat implements DatasetFormat {

    static final String ID = "zfp";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "zfp stream with header";
    }

    @Override
    public boolean probe(Path path, byte[] head) {
        return ZfpHeader.startsWithMagic(head);
    }

    @Override
    public boolean named(Path path) {
        return fileName(path).toLowerCase(Locale.ROOT).endsWith(".zfp");
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(ZfpHeader.MAX_BYTES);
        }
        if (!ZfpHeader.startsWithMagic(head)) {
            throw new MalformedException(
                    0,
                    fileName(path) + " has no zfp header, which would say type, sizes and mode:"
                            + " write it with zfp -h");
        }
        String name = fileName(path);
        return ZfpDataset.open(path, named(path) && name.length() > 4 ? name.substring(0, name.length() - 4) : name);
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        for (Placed placed : variables) {
            ZfpRestorer.restore(file, placed);
        }
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
