package org.tessera.formats.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;

/// NetCDF classic, all three versions. Takes no options: the file says all itself.
public final class NetcdfFormat implements DatasetFormat {

    static final String ID = "netcdf";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "NetCDF classic";
    }

    @Override
    public boolean probe(Path path, byte[] head) {
        return HeaderParser.startsWithMagic(head);
    }

    @Override
    public boolean named(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".nc");
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        return NetcdfFile.open(path);
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        NetcdfRestorer.restore(file, variables);
    }
}
