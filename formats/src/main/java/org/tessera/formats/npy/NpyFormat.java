package org.tessera.formats.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.error.MalformedException;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.ContiguousDataset;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// One NumPy array. Its header is part of the template, so that it comes back byte for byte.
public final class NpyFormat implements DatasetFormat {

    static final String ID = "npy";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "NumPy array";
    }

    @Override
    public boolean probe(Path path, byte[] head) {
        return NpyHeader.startsWithMagic(head);
    }

    @Override
    public boolean named(Path path) {
        return fileName(path).toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        NpyHeader header;
        try (InputStream in = Files.newInputStream(path)) {
            header = NpyHeader.read(in.readNBytes(NpyHeader.MAX_BYTES));
        }
        ContiguousPlacement place = header.place();
        if (place.extent().end() > Files.size(path)) {
            throw new MalformedException(
                    place.offset(),
                    "the file ends early: " + place.bytes() + " bytes of values expected, "
                            + (Files.size(path) - place.offset()) + " found");
        }
        List<String> notices = List.of();
        if (header.turned()) {
            notices = List.of(fileName(path) + " is in Fortran order: its shape " + header.shape() + " is shown as "
                    + place.shape() + ", and comes back as it was");
        }
        return ContiguousDataset.open(path, Map.of(variableName(path), place), notices);
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        ContiguousPlacement.restore(file, variables);
    }

    private String variableName(Path path) {
        String name = fileName(path);
        return named(path) && name.length() > 4 ? name.substring(0, name.length() - 4) : name;
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
