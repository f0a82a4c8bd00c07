package org.tessera.formats.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Node;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.DatasetWriter;

/// Writes fields of any source to a new HDF5 file, through jhdf. Slashes in names make groups.
///
/// Unlike other writers this one does not stream: jhdf takes each array whole, as nested Java arrays, and
/// keeps all of them until the file is closed. The heap must hold twice the values of the whole file. jhdf also leaves
/// its version and the platform in the
/// last bytes of a file, so files of two machines differ there.
public final class Hdf5Writer implements DatasetWriter {

    /// Written by HDF5 itself or typed; as text they would mislead other readers.
    private static final Set<String> NOT_COPIED = Set.of(
            "CLASS",
            "NAME",
            "REFERENCE_LIST",
            "DIMENSION_LIST",
            "_Netcdf4Dimid",
            "_Netcdf4Coordinates",
            "_NCProperties",
            "_FillValue",
            "missing_value",
            "valid_range",
            "valid_min",
            "valid_max");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

    private final Storage storage;

    /// Writes arrays in one piece.
    public Hdf5Writer() {
        this(Storage.CONTIGUOUS);
    }

    public Hdf5Writer(Storage storage) {
        this.storage = storage;
    }

    /// How arrays are stored.
    ///
    /// @param chunk chunk sizes, cut to each array that has this rank; null for arrays in one piece
    /// @param deflate 1 to 9 for shuffle and deflate of chunks, 0 for neither
    /// @param zfp whether types that zfp knows go through its filter, without loss, in chunks of its own choice
    public record Storage(int @Nullable [] chunk, int deflate, boolean zfp) {

        public static final Storage CONTIGUOUS = new Storage(null, 0);

        /// Other types than those of zfp in one piece.
        public static final Storage ZFP = new Storage(null, 0, true);

        public Storage {
            if (deflate < 0 || deflate > 9) {
                throw new IllegalArgumentException("deflate level must be 0 to 9, found " + deflate);
            }
        }

        public Storage(int @Nullable [] chunk, int deflate) {
            this(chunk, deflate, false);
        }
    }

    @Override
    public String id() {
        return Hdf5Format.ID;
    }

    /// @throws IllegalArgumentException when an array does not fit one Java array, or names clash
    @Override
    public void write(Path path, List<Field> variables, Map<String, Map<String, String>> attributes)
            throws IOException {
        Files.deleteIfExists(path); // jhdf would write over the old bytes and leave the rest of them
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.removeAttribute("_jHDF"); // names the platform
            for (Field variable : variables) {
                put(file, variable, attributes.getOrDefault(variable.spec().name(), Map.of()));
            }
        }
    }

    private void put(WritableGroup root, Field variable, Map<String, String> attributes) {
        String name = variable.spec().name();
        String[] names = name.split("/", -1);
        WritableGroup group = root;
        for (int i = 0; i < names.length - 1; i++) {
            Node child = group.getChild(names[i]);
            group = child == null ? group.putGroup(names[i]) : asGroup(child, name);
        }
        String last = names[names.length - 1];
        if (group.getChild(last) != null) {
            throw new IllegalArgumentException("two variables are called '" + name + "'");
        }
        ArrayField values = variable.readAll();
        FieldSpec spec = values.spec();
        attributes(group.putDataset(last, nested(values), options(spec.shape(), spec.type())), attributes, spec.type());
    }

    private static WritableGroup asGroup(Node node, String name) {
        if (node instanceof WritableGroup group) {
            return group;
        }
        throw new IllegalArgumentException("'" + name + "' lies below a variable: " + node.getName());
    }

    private DatasetCreationOptions options(Shape shape, ElementType type) {
        DatasetCreationOptions.Builder options = DatasetCreationOptions.builder();
        if (type.isUnsigned()) {
            options.unsigned();
        }
        if (storage.zfp() && ZfpChunks.holds(type)) {
            return ZfpChunks.add(options, shape, type).build();
        }
        int[] chunk = storage.chunk();
        if (chunk == null && storage.deflate() == 0) {
            return options.build();
        }
        int[] sizes = shape.intSizes();
        if (chunk != null && chunk.length == sizes.length) {
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = Math.clamp(chunk[axis], 1, sizes[axis]);
            }
        }
        options.chunkDimensions(sizes);
        return storage.deflate() == 0
                ? options.build()
                : options.shuffle().deflate(storage.deflate()).build();
    }

    /// Texts as they are; the fill value in the type of the array, as netCDF wants it.
    private static void attributes(WritableDataset made, Map<String, String> attributes, ElementType type) {
        attributes.forEach((name, text) -> {
            if (name.equals("_FillValue") && NUMBER.matcher(text).matches()) {
                double[] value = {Double.parseDouble(text)};
                made.putAttribute(name, Array.get(Elements.fromDoubles(type, value, 1), 0), type.isUnsigned());
            } else if (!NOT_COPIED.contains(name) && !text.isEmpty()) {
                made.putAttribute(name, text);
            }
        });
    }

    /// The values as `float[][][]`, which is how jhdf learns the shape.
    private static Object nested(ArrayField values) {
        int[] sizes = values.spec().shape().intSizes();
        if (sizes.length == 1) {
            return values.array();
        }
        Class<?> element = values.array().getClass().getComponentType();
        Object nested = Array.newInstance(element, sizes);
        fill(nested, sizes, 0, values.array(), 0);
        return nested;
    }

    @SuppressWarnings("SuspiciousSystemArraycopy")
    private static int fill(Object into, int[] sizes, int axis, Object from, int start) {
        if (axis == sizes.length - 1) {
            System.arraycopy(from, start, into, 0, sizes[axis]);
            return start + sizes[axis];
        }
        int at = start;
        for (int i = 0; i < sizes[axis]; i++) {
            at = fill(Array.get(into, i), sizes, axis + 1, from, at);
        }
        return at;
    }
}
