package org.tessera.formats.pvd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.vti.VtiFormat;
import org.tessera.io.ByteReader;

/// A ParaView series: a collection that names one image file a step. The collection and its steps are compressed into
/// one container and restored together. Steps of another kind are carried along as they are.
public final class PvdFormat implements DatasetFormat {

    @Override
    public String id() {
        return "pvd";
    }

    @Override
    public String title() {
        return "series of VTK image data";
    }

    @Override
    public boolean probe(Path path, byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int tag = text.indexOf("<VTKFile");
        int end = text.indexOf('>', Math.max(tag, 0));
        return tag >= 0 && end > 0 && text.substring(tag, end).contains("Collection");
    }

    @Override
    public boolean named(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".pvd");
    }

    @Override
    public List<String> parts(Path path) throws IOException {
        return List.copyOf(Collection.read(path).files().keySet());
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        return Series.open(path);
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        restore(List.of(file), variables);
    }

    @Override
    public void restore(List<Path> files, List<Placed> variables) throws IOException {
        Map<Integer, List<Placed>> byFile = new TreeMap<>();
        for (Placed variable : variables) {
            ByteReader placement = new ByteReader(variable.placement());
            int number = Series.number(placement, files.size());
            byFile.computeIfAbsent(number, n -> new ArrayList<>())
                    .add(new Placed(variable.name(), placement.bytes(placement.remaining()), variable.values()));
        }
        for (Map.Entry<Integer, List<Placed>> file : byFile.entrySet()) {
            new VtiFormat().restore(files.get(file.getKey()), file.getValue());
        }
    }
}
