package org.tessera.formats.contiguous;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Variable;

/// A file whose variables each lie in one piece.
public final class ContiguousDataset implements Dataset {

    private final Arena arena;
    private final Map<String, ContiguousPlacement> places;
    private final List<Variable> variables;
    private final List<String> notices;

    private ContiguousDataset(
            Arena arena, Map<String, ContiguousPlacement> places, List<Variable> variables, List<String> notices) {
        this.arena = arena;
        this.places = places;
        this.variables = variables;
        this.notices = List.copyOf(notices);
    }

    /// Maps the variables of a file.
    ///
    /// @param places where each variable lies, in the order in which to list them
    public static ContiguousDataset open(Path path, Map<String, ContiguousPlacement> places, List<String> notices)
            throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path)) {
            List<Variable> variables = new ArrayList<>();
            for (var entry : places.entrySet()) {
                variables.add(Variable.plain(
                        MappedArray.map(channel, MapMode.READ_ONLY, entry.getKey(), entry.getValue(), arena)));
            }
            return new ContiguousDataset(arena, new LinkedHashMap<>(places), List.copyOf(variables), notices);
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
        return names.stream()
                .distinct()
                .map(name -> place(name).extent())
                .sorted(Comparator.comparingLong(Extent::offset))
                .toList();
    }

    @Override
    public byte[] placement(String name) {
        return place(name).toBytes();
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public void close() {
        arena.close();
    }

    private ContiguousPlacement place(String name) {
        ContiguousPlacement place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException(
                    "no variable '" + name + "'; there are: " + String.join(", ", places.keySet()));
        }
        return place;
    }
}
