package org.tessera.formats.netcdf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Variable;
import org.tessera.formats.contiguous.MappedArray;

/// An open file, mapped. Variables that are not arrays of numbers (texts, scalars, those without records yet) are
/// part of the template.
final class NetcdfFile implements Dataset {

    private final Arena arena;
    private final Contents contents;
    private final List<Variable> variables;
    private final List<String> notices;

    private NetcdfFile(Arena arena, Contents contents, MemorySegment file) {
        this.arena = arena;
        this.contents = contents;
        Set<String> named = new HashSet<>();
        contents.header()
                .variables()
                .forEach(stored -> named.addAll(StoredArray.said(stored).named()));
        this.variables = contents.arrays().values().stream()
                .map(array -> array.variable(
                        MappedArray.in(
                                file,
                                array.name(),
                                array.placement().place(),
                                array.placement().pitch()),
                        named.contains(array.name())))
                .toList();
        this.notices = contents.header().variables().stream()
                .map(StoredArray::unsupported)
                .filter(Objects::nonNull)
                .toList();
    }

    static NetcdfFile open(Path path) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path)) {
            MemorySegment file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            return new NetcdfFile(arena, Contents.read(file, file.byteSize()), file);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public List<Variable> variables() {
        return variables;
    }

    @Override
    public List<Extent> extents(Collection<String> names) {
        List<Layout.Slabs> slabs = new ArrayList<>();
        for (String name : new HashSet<>(names)) {
            slabs.add(contents.layout().of(array(name).stored()));
        }
        return new RecordExtents(slabs);
    }

    @Override
    public byte[] placement(String name) {
        return array(name).placement().toBytes();
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public void close() {
        arena.close();
    }

    private StoredArray array(String name) {
        StoredArray array = contents.arrays().get(name);
        if (array == null) {
            throw new IllegalArgumentException("no variable '" + name + "'; there are: "
                    + String.join(", ", contents.arrays().keySet()));
        }
        return array;
    }
}
