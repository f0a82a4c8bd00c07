package org.tessera.formats.netcdf;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.contiguous.MappedArray;
import org.tessera.formats.netcdf.Header.StoredVariable;

/// Describes an open file as one to be written.
final class SourceSchema {

    private SourceSchema() {}

    static Schema of(Contents contents, MemorySegment file) {
        Header header = contents.header();
        List<Schema.Array> arrays = new ArrayList<>();
        for (StoredVariable stored : header.variables()) {
            List<Integer> axes = stored.dimensions().stream()
                    .map(header.dimensions()::indexOf)
                    .toList();
            arrays.add(new Schema.Array(
                    stored.name(), stored.type(), axes, stored.attributes(), values(stored, contents, file)));
        }
        return new Schema(
                header.dimensions(),
                header.attributes(),
                arrays,
                contents.layout().records());
    }

    /// Numbers in their own shape; anything else as bytes or integers as wide, whatever its rank.
    private static @Nullable Field values(StoredVariable stored, Contents contents, MemorySegment file) {
        Layout.Slabs slabs = contents.layout().of(stored);
        if (slabs.isEmpty()) {
            return null;
        }
        StoredArray array = contents.arrays().get(stored.name());
        if (array != null) {
            return MappedArray.in(
                    file,
                    stored.name(),
                    array.placement().place(),
                    array.placement().pitch());
        }
        ElementType type = stored.type().bytes() == 8 ? ElementType.I64 : element(stored.type());
        Shape shape = Shape.of(slabs.count(), slabs.bytes() / type.bytes());
        ContiguousPlacement place = new ContiguousPlacement(slabs.begin(), type, ByteOrder.BIG_ENDIAN, shape);
        return MappedArray.in(file, stored.name(), place, slabs.pitch());
    }

    private static ElementType element(NetcdfType type) {
        ElementType element = type.element();
        return element == null ? ElementType.I8 : element;
    }
}
