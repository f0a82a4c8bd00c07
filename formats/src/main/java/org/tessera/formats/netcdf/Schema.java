package org.tessera.formats.netcdf;

import java.util.List;
import org.tessera.field.Field;
import org.tessera.formats.netcdf.Header.Dimension;
import org.tessera.formats.netcdf.Header.TypedAttribute;

/// A file to be written: what its header will say, and the values.
///
/// @param dimensions at most one of size 0, the record dimension
/// @param attributes of the file as a whole
/// @param arrays in the order of the file
/// @param records length of the record dimension
record Schema(List<Dimension> dimensions, List<TypedAttribute> attributes, List<Array> arrays, long records) {

    /// One variable.
    ///
    /// @param axes numbers of its dimensions, slowest first; none for a scalar
    /// @param values in the order of the file and as wide as the type, in any shape; where the slowest dimension is the
    /// record dimension, that axis is the slowest here as well. Null when there are no values
    record Array(
            String name,
            NetcdfType type,
            List<Integer> axes,
            List<TypedAttribute> attributes,
            @org.jspecify.annotations.Nullable Field values) {

        Array withValues(Field other) {
            return new Array(name, type, axes, attributes, other);
        }

        Array with(List<TypedAttribute> others) {
            return new Array(name, type, axes, others, values);
        }
    }

    boolean isRecord(Array array) {
        return !array.axes().isEmpty()
                && dimensions.get(array.axes().getFirst()).isRecord();
    }

    /// Bytes of the values of one record, or of all values.
    ///
    /// @throws ArithmeticException beyond 2^63
    long slabBytes(Array array) {
        long bytes = array.type().bytes();
        for (int axis : array.axes()) {
            Dimension dimension = dimensions.get(axis);
            bytes = Math.multiplyExact(bytes, dimension.isRecord() ? 1 : dimension.size());
        }
        return bytes;
    }

    Schema withArrays(List<Array> others) {
        return new Schema(dimensions, attributes, others, records);
    }
}
