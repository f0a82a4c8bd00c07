package org.tessera.formats.hdf5;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.error.UnsupportedException;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Variable;
import org.tessera.formats.conventions.Conventions;
import org.tessera.formats.conventions.Description;

/// An open HDF5 or NetCDF-4 file. Datasets that are not arrays of numbers (compounds, strings,
/// references, scalars, empty ones) are no variables: their bytes are part of the template.
final class Hdf5File implements Dataset {

    private final FileChannel channel;
    private final FileBytes file;
    private final Arena arena = Arena.ofShared();
    private final Map<String, Hdf5Field> fields = new LinkedHashMap<>();
    private final Map<String, Conventions> conventions = new LinkedHashMap<>();
    private final List<Tree.Found> found;

    private Hdf5File(FileChannel channel, boolean verify) throws IOException {
        this.channel = channel;
        this.file = FileBytes.of(channel, verify);
        this.found = Tree.datasets(file);
        for (Tree.Found each : found) {
            StoredArray array = parse(each);
            if (array != null) {
                fields.put(each.path(), new Hdf5Field(file, array, arena));
                Conventions all = new Conventions(AttributeReader.of(file, each.header()));
                conventions.put(each.path(), all.ofStored(array.spec().type()));
            }
        }
    }

    static Hdf5File open(Path path) throws IOException {
        return open(path, true);
    }

    /// @param verify false only to test what lies behind the checksums
    static Hdf5File open(Path path, boolean verify) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new Hdf5File(channel, verify);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// A dataset written in a way that is not known cannot be described; it stays in the template.
    private @Nullable StoredArray parse(Tree.Found found) {
        try {
            return StoredArray.parse(file, found.path(), found.header());
        } catch (UnsupportedException e) {
            return null;
        }
    }

    @Override
    public List<Variable> variables() {
        Set<String> coordinates = coordinates();
        return fields.entrySet().stream()
                .map(e -> variable(e.getKey(), e.getValue(), coordinates.contains(e.getKey())))
                .toList();
    }

    private Variable variable(String name, Hdf5Field field, boolean named) {
        Conventions said = Objects.requireNonNull(conventions.get(name));
        StoredArray array = field.array();
        return new Variable(
                name,
                field,
                said.fills(array.chosenFill()),
                said.validMin(),
                said.validMax(),
                named || said.isAxis(),
                array.unsupported(),
                said.shown(),
                said.packing());
    }

    @Override
    public Description description() {
        return Hdf5Description.of(file, found, fields.keySet(), arena);
    }

    /// Paths of datasets that others name as their coordinates, looked for in the same group and above.
    private Set<String> coordinates() {
        Set<String> found = new HashSet<>();
        Map<String, Conventions> all = new LinkedHashMap<>(conventions);
        for (Tree.Found each : this.found) { // a single number may have bounds too
            all.computeIfAbsent(each.path(), path -> new Conventions(AttributeReader.of(file, each.header())));
        }
        all.forEach((path, said) -> {
            for (String name : said.named()) {
                for (String group = path; !group.isEmpty(); ) {
                    group = group.substring(0, Math.max(0, group.lastIndexOf('/')));
                    String candidate = group.isEmpty() ? name : group + "/" + name;
                    if (fields.containsKey(candidate)) {
                        found.add(candidate);
                        break;
                    }
                }
            }
        });
        return found;
    }

    @Override
    public List<Extent> extents(Collection<String> names) {
        List<Extent> extents = new ArrayList<>();
        for (String name : names) {
            Extents.add(file, field(name), extents);
        }
        return Extents.merge(extents);
    }

    @Override
    public byte[] placement(String name) {
        return Placement.of(field(name)).toBytes();
    }

    private Hdf5Field field(String name) {
        Hdf5Field field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no variable '" + name + "'; there are " + fields.keySet());
        }
        if (field.array().unsupported() != null) {
            throw new UnsupportedException(field.array().unsupported());
        }
        return field;
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
    }
}
