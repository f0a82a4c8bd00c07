package org.tessera.formats.hdf5;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.tessera.error.CompressionException;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;

/// HDF5, and NetCDF-4, which is HDF5 with conventions. Takes no options: the file says all itself.
public final class Hdf5Format implements DatasetFormat {

    static final String ID = "hdf5";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "HDF5 / NetCDF-4";
    }

    /// The signature may lie behind a user block of any power of two from 512, so further than the head.
    @Override
    public boolean probe(Path path, byte[] head) {
        if (Superblock.startsIn(head)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            Superblock.read(channel);
            return true;
        } catch (IOException | CompressionException e) {
            return false;
        }
    }

    @Override
    public boolean named(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".h5") || name.endsWith(".hdf5") || name.endsWith(".he5") || name.endsWith(".nc4");
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        return Hdf5File.open(path);
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        Hdf5Restorer.restore(file, variables);
    }
}
