package org.tessera.formats.hdf5;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.error.CompressionException;
import org.tessera.field.ElementType;
import org.tessera.formats.conventions.Attribute;
import org.tessera.formats.conventions.Description;

/// What an HDF5 or NetCDF-4 file says beside its arrays: names of axes, attributes, single numbers and texts.
///
/// Axes are named by dimension scales: a dataset refers to those of its axes (`DIMENSION_LIST`), a scale of one axis
/// names that itself, and netCDF-4 numbers its own (`_Netcdf4Dimid`, `_Netcdf4Coordinates`). Source: "HDF5 Dimension
/// Scale Specification"; NetCDF User's Guide, "NetCDF-4 format".
final class Hdf5Description {

    /// What makes scales, and says nothing beyond that.
    private static final Set<String> OF_SCALES = Set.of(
            "CLASS",
            "NAME",
            "DIMENSION_LIST",
            "DIMENSION_LABELS",
            "REFERENCE_LIST",
            "_Netcdf4Dimid",
            "_Netcdf4Coordinates",
            "_NCProperties",
            "_nc3_strict");

    private static final String NO_VARIABLE = "This is a netCDF dimension but not a netCDF variable";
    private static final int MOST_NUMBERS = 1 << 16;

    private final FileBytes file;
    private final Map<Long, String> scales = new HashMap<>(); // leaf by address
    private final Map<Integer, String> numbered = new HashMap<>();
    private final Map<String, List<Attribute>> said = new LinkedHashMap<>();
    private final List<String> lost = new ArrayList<>();
    private final Set<String> growing = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    private Hdf5Description(FileBytes file) {
        this.file = file;
    }

    /// @param arrays paths of those that are arrays of numbers
    static Description of(FileBytes file, List<Tree.Found> found, Set<String> arrays, Arena arena) {
        Hdf5Description reading = new Hdf5Description(file);
        for (Tree.Found each : found) {
            reading.said.put(each.path(), reading.attributes(each.path(), each.header()));
            reading.scale(each);
        }
        Map<String, List<String>> axes = new LinkedHashMap<>();
        List<Description.Extra> extras = new ArrayList<>();
        for (Tree.Found each : found) {
            List<String> names = reading.axes(each);
            if (!names.isEmpty()) {
                axes.put(each.path(), names);
            }
            if (!arrays.contains(each.path())) {
                Description.Extra extra = reading.extra(each, names, arena);
                if (extra != null) {
                    extras.add(extra);
                } else if (!reading.hidden.contains(each.path())) {
                    reading.lost.add(each.path());
                }
            }
        }
        List<Attribute> whole =
                reading.attributes("", ObjectHeader.read(file, file.superblock().root()));
        Map<String, List<Attribute>> kept = new LinkedHashMap<>();
        reading.said.forEach((path, all) -> kept.put(
                path, all.stream().filter(a -> !OF_SCALES.contains(a.name())).toList()));
        return new Description(
                whole.stream().filter(a -> !OF_SCALES.contains(a.name())).toList(),
                axes,
                kept,
                Set.copyOf(reading.growing),
                Set.copyOf(reading.hidden),
                extras,
                List.copyOf(reading.lost));
    }

    private List<Attribute> attributes(String path, ObjectHeader header) {
        List<Attribute> all = new ArrayList<>();
        AttributeReader.forEach(file, header, stored -> {
            Attribute attribute = AttributeReader.value(stored, file, MOST_NUMBERS);
            boolean cut = stored.count() > (stored.type().number() == null ? 1 : MOST_NUMBERS);
            if (attribute != null) {
                all.add(attribute);
            }
            if ((attribute == null || cut) && !OF_SCALES.contains(stored.name())) {
                lost.add(path + "@" + stored.name());
            }
        });
        return all;
    }

    private static @Nullable Attribute find(List<Attribute> all, String name) {
        return all.stream().filter(a -> a.name().equals(name)).findFirst().orElse(null);
    }

    private List<Attribute> said(Tree.Found found) {
        return said.getOrDefault(found.path(), List.of());
    }

    private static String leaf(String path) {
        String leaf = path.substring(path.lastIndexOf('/') + 1);
        return leaf.startsWith("_nc4_non_coord_") ? leaf.substring("_nc4_non_coord_".length()) : leaf;
    }

    private boolean isScale(Tree.Found found) {
        Attribute kind = find(said(found), "CLASS");
        return kind != null && "DIMENSION_SCALE".equals(kind.text());
    }

    private void scale(Tree.Found found) {
        if (!isScale(found)) {
            return;
        }
        scales.put(found.header().address(), leaf(found.path()));
        Attribute name = find(said(found), "NAME");
        if (name != null && name.text() != null && name.text().startsWith(NO_VARIABLE)) {
            hidden.add(found.path());
        }
        int[] number = integers(find(said(found), "_Netcdf4Dimid"));
        if (number.length == 1) {
            numbered.put(number[0], leaf(found.path()));
        }
        Dataspace space = space(found);
        if (space != null && space.rank() > 0 && space.most()[0] == Dataspace.UNLIMITED) {
            growing.add(leaf(found.path()));
        }
    }

    private static int[] integers(@Nullable Attribute attribute) {
        double[] numbers = attribute == null ? null : attribute.numbers();
        return numbers == null
                ? new int[0]
                : java.util.Arrays.stream(numbers).mapToInt(v -> (int) v).toArray();
    }

    private @Nullable Dataspace space(Tree.Found found) {
        Message message = found.header().first(Message.DATASPACE);
        return message == null ? null : Dataspace.parse(message.resolve(file).open(file));
    }

    /// Names of the axes, or none.
    private List<String> axes(Tree.Found found) {
        Dataspace space = space(found);
        if (space == null || space.rank() == 0) {
            return List.of();
        }
        List<String> listed = listed(found, space.rank());
        if (!listed.isEmpty()) {
            return listed;
        }
        int[] numbers = integers(find(said(found), "_Netcdf4Coordinates"));
        if (numbers.length == space.rank()) {
            List<String> names = new ArrayList<>();
            for (int number : numbers) {
                names.add(numbered.getOrDefault(number, ""));
            }
            return names;
        }
        return isScale(found) && space.rank() == 1 ? List.of(leaf(found.path())) : List.of();
    }

    /// `DIMENSION_LIST`: for each axis a list of references, of which the first counts.
    private List<String> listed(Tree.Found found, int rank) {
        List<String> names = new ArrayList<>();
        AttributeReader.forEach(file, found.header(), stored -> {
            if (stored.name().equals("DIMENSION_LIST") && stored.count() == rank && names.isEmpty()) {
                for (int axis = 0; axis < rank; axis++) {
                    GlobalHeap.HeapObject references = GlobalHeap.object(file, stored.values());
                    long address = references == null || references.bytes().remaining() < 8
                            ? FileBytes.UNDEFINED
                            : references.bytes().address();
                    names.add(scales.getOrDefault(address, ""));
                }
            }
        });
        return names;
    }

    private Description.@Nullable Extra extra(Tree.Found found, List<String> axes, Arena arena) {
        StoredArray array;
        try {
            array = StoredArray.parseExtra(file, found.path(), found.header());
        } catch (CompressionException e) {
            array = null;
        }
        if (array == null || array.unsupported() != null) {
            return null;
        }
        StoredType type =
                StoredType.parse(java.util.Objects.requireNonNull(found.header().first(Message.DATATYPE))
                        .resolve(file)
                        .open(file));
        boolean text = type.kind() == StoredType.Kind.STRING;
        int rank = array.spec().shape().rank();
        List<String> names = new ArrayList<>(axes);
        if (!text) {
            names.clear();
        } else {
            while (names.size() < rank) {
                names.add("");
            }
        }
        List<Attribute> kept =
                said(found).stream().filter(a -> !OF_SCALES.contains(a.name())).toList();
        boolean letters = array.spec().type() == ElementType.I8 && text;
        return new Description.Extra(found.path(), new Hdf5Field(file, array, arena), letters, names, kept);
    }
}
