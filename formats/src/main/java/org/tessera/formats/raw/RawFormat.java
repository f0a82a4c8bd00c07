package org.tessera.formats.raw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.ContiguousDataset;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// One array and nothing else. No content looks like it, so it is what is left: by its options or its name.
public final class RawFormat implements DatasetFormat {

    @Override
    public String id() {
        return Formats.RAW;
    }

    @Override
    public String title() {
        return "raw values";
    }

    @Override
    public boolean probe(Path path, byte[] head) {
        return false;
    }

    @Override
    public boolean named(Path path) {
        return RawName.of(path).isRaw();
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        List<String> notices = new ArrayList<>();
        ContiguousPlacement place = new RawLayout(path, RawOptions.of(options), notices).place();
        return ContiguousDataset.open(path, Map.of(RawName.of(path).stem(), place), notices);
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        ContiguousPlacement.restore(file, variables);
    }
}
