package org.tessera.formats.vlsv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.error.MalformedException;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.contiguous.MappedArray;

/// A VLSV file as variables: every array of floats but single parameters. Integers, texts and the footer are part
/// of the template.
final class VlsvDataset implements Dataset {

    private final VlsvFile file;
    private final Map<String, ContiguousPlacement> places;
    private final List<Variable> variables;
    private final List<String> notices = new ArrayList<>();

    private VlsvDataset(VlsvFile file) {
        this.file = file;
        Map<String, VlsvArray> arrays = named(file);
        this.places = new LinkedHashMap<>();
        ArrayShapes shapes = new ArrayShapes(file);
        arrays.forEach((name, array) -> places.put(name, array.place(shapes.of(array))));
        this.variables = arrays.entrySet().stream()
                .map(entry -> variable(entry.getKey(), entry.getValue()))
                .toList();
        file.tagged("BLOCKVARIABLE")
                .filter(array -> !array.isFloat() && array.bytes() > 0)
                .forEach(array -> notices.add("kept exactly: " + VlsvFile.population(array)
                        + "/blocks (compressed by the program that wrote the file)"));
    }

    static VlsvDataset open(Path path) throws IOException {
        VlsvFile file = VlsvFile.open(path);
        try {
            return new VlsvDataset(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// The arrays that are variables, by a name of their own each: `proton/vg_rho` as in the file, `proton/blocks`,
    /// `SpatialGrid/nodes_x`.
    private static Map<String, VlsvArray> named(VlsvFile file) {
        Map<String, VlsvArray> named = new LinkedHashMap<>();
        Map<String, Integer> same = new HashMap<>();
        for (VlsvArray array : file.arrays()) {
            if (array.isFloat() && array.numbers() > 0 && !array.tag().equals("PARAMETER")) {
                String name = name(array);
                int number = same.merge(name, 1, Integer::sum);
                while (number > 1 && named.containsKey(name + "," + number)) {
                    number++;
                }
                named.put(number == 1 && !named.containsKey(name) ? name : name + "," + number, array);
            }
        }
        return named;
    }

    private static String name(VlsvArray array) {
        String tag = array.tag().toLowerCase(java.util.Locale.ROOT);
        String name = switch (array.tag()) {
            case "VARIABLE" -> array.name().isEmpty() ? tag : array.name();
            case "BLOCKVARIABLE" -> VlsvFile.population(array) + "/blocks";
            case "MESH_NODE_CRDS_X", "MESH_NODE_CRDS_Y", "MESH_NODE_CRDS_Z" ->
                array.says("mesh") + "/nodes_" + tag.charAt(tag.length() - 1);
            default -> (array.name().isEmpty() ? array.says("mesh") : array.name()) + "/" + tag;
        };
        String plain = name.replaceAll("\\p{Cntrl}", "_").replaceAll("^/+", "");
        return plain.isEmpty() ? tag : plain;
    }

    private Variable variable(String name, VlsvArray array) {
        ContiguousPlacement place = places.get(name);
        if (place == null) {
            throw new IllegalStateException(name);
        }
        MappedArray field = MappedArray.in(
                file.bytes(), name, place, place.bytes() / place.shape().size(0));
        Map<String, String> shown = new LinkedHashMap<>();
        for (String key : new String[] {"unit", "compression"}) {
            if (!array.says(key).isBlank()) {
                shown.put(key, array.says(key));
            }
        }
        boolean coordinate = array.tag().startsWith("MESH");
        return new Variable(name, field, new double[0], Double.NaN, Double.NaN, coordinate, null, shown);
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
        return List.copyOf(notices);
    }

    /// What the file is about, as far as it makes sense: a file whose distributions cannot be read still has variables.
    @Override
    public List<String> facts() {
        return new FileFacts(file).sentences();
    }

    @Override
    public void close() {
        file.close();
    }

    private ContiguousPlacement place(String name) {
        ContiguousPlacement place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException(
                    "no variable '" + name + "'; there are: " + String.join(", ", places.keySet()));
        }
        return place;
    }

    /// Values go only where the footer of the template has such an array.
    ///
    /// @throws CompressionException when container and template do not say the same
    static void checkPlaces(Path template, List<Placed> variables) throws IOException {
        try (VlsvDataset dataset = open(template)) {
            for (Placed variable : variables) {
                ContiguousPlacement found = dataset.places.get(variable.name());
                ContiguousPlacement said = ContiguousPlacement.parse(variable.placement());
                if (!said.equals(found)) {
                    throw new MalformedException(
                            -1,
                            "the template holds no array like '" + variable.name() + "': "
                                    + variable.values().spec());
                }
                said.checkAlike(variable);
            }
        }
    }

    /// How the numbers of an array lie together.
    private record ArrayShapes(VlsvFile file) {

        Shape of(VlsvArray array) {
            if (array.tag().equals("BLOCKVARIABLE")) {
                for (long width = 2; width <= 16; width++) {
                    if (array.vector() == width * width * width) {
                        return Shape.of(array.count(), width, width, width);
                    }
                }
            }
            long[] grid = array.tag().equals("VARIABLE") ? wholeGrid(array) : new long[0];
            long[] sizes = grid.length == 3 ? grid : new long[] {array.count()};
            if (array.vector() > 1) {
                sizes = java.util.Arrays.copyOf(sizes, sizes.length + 1);
                sizes[sizes.length - 1] = array.vector();
            }
            return Shape.of(sizes);
        }

        /// Variables on the grid of the field solver lie with x fastest where one process wrote them; several wrote
        /// their parts one after the other.
        private long[] wholeGrid(VlsvArray array) {
            long[] none = new long[0];
            String mesh = array.says("mesh");
            var kind = file.find("MESH", "name", mesh);
            var box = file.find("MESH_BBOX", "mesh", mesh);
            var domains = file.find("MESH_DOMAIN_SIZES", "mesh", mesh);
            boolean whole = kind.isPresent()
                    && kind.get().says("type").equals("multi_ucd")
                    && box.isPresent()
                    && box.get().numbers() == 6
                    && domains.isPresent()
                    && domains.get().count() == 1;
            if (!whole) {
                return none;
            }
            long[] cells = file.integers(box.orElseThrow());
            for (int axis = 0; axis < 3; axis++) {
                if (cells[axis] < 1 || cells[axis] > 1 << 20) {
                    return none;
                }
            }
            return cells[0] * cells[1] * cells[2] == array.count() ? new long[] {cells[2], cells[1], cells[0]} : none;
        }
    }
}
