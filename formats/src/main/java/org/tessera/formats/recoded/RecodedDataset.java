package org.tessera.formats.recoded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.error.MalformedException;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Variable;
import org.tessera.formats.contiguous.ContiguousDataset;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// A file some of whose arrays lie in one piece, as they are, and others encoded.
public final class RecodedDataset implements Dataset {

    /// An encoded array.
    ///
    /// @param identical whether encoding the same values again gives the same bytes
    public record Encoded(EncodedPlacement place, ArrayCode code, boolean identical) {}

    private final ContiguousDataset plain;
    private final Map<String, RecodedField> fields = new LinkedHashMap<>();
    private final Map<String, Encoded> encoded;
    private final List<Variable> variables = new ArrayList<>();

    private RecodedDataset(Path path, ContiguousDataset plain, List<String> names, Map<String, Encoded> encoded) {
        this.plain = plain;
        this.encoded = new LinkedHashMap<>(encoded);
        encoded.forEach((name, array) -> fields.put(name, new RecodedField(name, path, array.place(), array.code())));
        Map<String, Variable> all = new LinkedHashMap<>();
        plain.variables().forEach(variable -> all.put(variable.name(), variable));
        fields.forEach((name, field) -> all.put(name, Variable.plain(field)));
        names.stream().map(all::get).forEach(variables::add);
    }

    /// @param names of all variables, in the order in which to list them
    /// @param places where those lie that are not encoded
    public static RecodedDataset open(
            Path path,
            List<String> names,
            Map<String, ContiguousPlacement> places,
            Map<String, Encoded> encoded,
            List<String> notices)
            throws IOException {
        checkApart(encoded);
        return new RecodedDataset(path, ContiguousDataset.open(path, places, notices), names, encoded);
    }

    private static void checkApart(Map<String, Encoded> encoded) {
        List<Extent> extents = encoded.values().stream()
                .map(array -> array.place().extent())
                .sorted(Comparator.comparingLong(Extent::offset))
                .toList();
        for (int i = 1; i < extents.size(); i++) {
            if (extents.get(i).offset() < extents.get(i - 1).end()) {
                throw new MalformedException(extents.get(i).offset(), "two arrays in the same place");
            }
        }
    }

    @Override
    public List<Variable> variables() {
        return List.copyOf(variables);
    }

    @Override
    public List<Extent> extents(Collection<String> names) {
        Set<String> wanted = Set.copyOf(names);
        List<Extent> extents = new ArrayList<>(plain.extents(
                wanted.stream().filter(name -> !fields.containsKey(name)).toList()));
        fields.forEach((name, field) -> {
            if (wanted.contains(name)) {
                extents.add(field.place().extent());
            }
        });
        extents.sort(Comparator.comparingLong(Extent::offset));
        return extents;
    }

    @Override
    public byte[] placement(String name) {
        RecodedField field = fields.get(name);
        return field == null ? plain.placement(name) : field.place().toBytes();
    }

    @Override
    public boolean identical(String name) {
        Encoded array = encoded.get(name);
        return array == null || array.identical();
    }

    @Override
    public List<String> notices() {
        return plain.notices();
    }

    @Override
    public void close() throws IOException {
        fields.values().forEach(RecodedField::close);
        plain.close();
    }
}
