package org.tessera.formats.hdf5;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// What the header of a numeric dataset says: type, shape, layout, filters and fill value.
///
/// @param spec name, element type and shape
/// @param header address of the object header
/// @param order byte order of the values
/// @param space axis sizes with what they may grow to, which some chunk indexes count by
/// @param layout where the values lie
/// @param pipeline filters of each chunk
/// @param fill bytes of one value where nothing was written
/// @param userFill true when the fill value was chosen by the program that wrote the file
/// @param unsupported a sentence saying why the values cannot be read, or null
record StoredArray(
        FieldSpec spec,
        long header,
        ByteOrder order,
        Dataspace space,
        Layout layout,
        Pipeline pipeline,
        byte[] fill,
        boolean userFill,
        @Nullable String unsupported) {

    private static final long MOST_LETTERS = 1 << 16;

    /// The dataset of a header, or null when it holds no array of Tessera's element types and ranks.
    static @Nullable StoredArray parse(FileBytes file, String path, ObjectHeader header) {
        Dataspace space = Dataspace.parse(required(header, Message.DATASPACE, path, file));
        StoredType type = StoredType.parse(required(header, Message.DATATYPE, path, file));
        ElementType element = type.number();
        if (element == null || !space.hasShape()) {
            return null;
        }
        return parse(file, path, header, space, new StoredType(type.kind(), type.size(), element, type.order()));
    }

    /// A single number as an array of one, or texts of fixed length as an array of bytes, their letters as one more
    /// axis; null for anything else.
    static @Nullable StoredArray parseExtra(FileBytes file, String path, ObjectHeader header) {
        Dataspace space = Dataspace.parse(required(header, Message.DATASPACE, path, file));
        StoredType type = StoredType.parse(required(header, Message.DATATYPE, path, file));
        boolean single = type.number() != null && space.rank() == 0 && !space.none();
        boolean text = type.kind() == StoredType.Kind.STRING && !space.none() && space.count() > 0;
        boolean chunked = text && type.size() > 1 && space.rank() > 0 && space.most()[0] != space.sizes()[0];
        if (!single && !text || chunked || type.size() > MOST_LETTERS) {
            return null;
        }
        long[] sizes = single ? new long[] {1} : space.sizes();
        if (text && (type.size() > 1 || sizes.length == 0)) {
            sizes = java.util.Arrays.copyOf(sizes, sizes.length + 1);
            sizes[sizes.length - 1] = type.size();
        }
        Dataspace shown = new Dataspace(sizes, sizes, false);
        ElementType element = single ? type.number() : ElementType.I8;
        return shown.hasShape()
                ? parse(file, path, header, shown, new StoredType(type.kind(), type.size(), element, type.order()))
                : null;
    }

    private static StoredArray parse(
            FileBytes file, String path, ObjectHeader header, Dataspace space, StoredType type) {
        ElementType element = java.util.Objects.requireNonNull(type.number());
        if (space.count() < 0 || space.count() > Long.MAX_VALUE / element.bytes()) {
            throw new MalformedException(
                    header.address(), "dataset '" + path + "' claims more than 2^63 bytes of values");
        }
        FieldSpec spec = new FieldSpec(path, element, Shape.of(space.sizes()));
        Message stored = header.first(Message.LAYOUT);
        if (stored == null) {
            throw new MalformedException(header.address(), "dataset '" + path + "' has no data layout");
        }
        Layout layout = LayoutReader.parse(stored, file, spec.shape(), element.bytes());
        if (header.first(Message.EXTERNAL_FILES) != null) {
            layout = new Layout.Elsewhere("keeps its values in external files");
        }
        Message filters = header.first(Message.FILTERS);
        Pipeline pipeline = filters == null
                ? Pipeline.NONE
                : Pipeline.parse(filters.resolve(file).open(file));
        byte[] fill = FillValue.parse(file, header, element.bytes());
        return new StoredArray(
                spec,
                header.address(),
                type.order(),
                space,
                layout,
                pipeline,
                fill == null ? new byte[element.bytes()] : fill,
                fill != null,
                reason(path, layout, pipeline));
    }

    private static @Nullable String reason(String path, Layout layout, Pipeline pipeline) {
        return layout instanceof Layout.Elsewhere elsewhere
                ? "'" + path + "' " + elsewhere.reason()
                : pipeline.unsupported(path);
    }

    private static Block required(ObjectHeader header, int type, String path, FileBytes file) {
        Message message = header.first(type);
        if (message == null) {
            throw new MalformedException(
                    header.address(), "dataset '" + path + "' has no header message of type " + type);
        }
        return message.resolve(file).open(file);
    }

    /// The fill value that the program chose, as a number; none when it is zero, which is most often a measurement.
    double[] chosenFill() {
        if (!userFill) {
            return new double[0];
        }
        Object one = Elements.newArray(spec.type(), 1);
        Elements.load(spec.type(), MemorySegment.ofArray(fill), 0, one, 0, 1, order);
        double value = Elements.value(spec.type(), one, 0);
        return value == 0 ? new double[0] : new double[] {value};
    }

    int elementBytes() {
        return spec.type().bytes();
    }
}
