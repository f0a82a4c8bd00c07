package org.tessera.formats.netcdf;

import java.util.List;
import org.tessera.formats.conventions.Attribute;

/// What a file says of itself; nothing of it is checked against the size of the file yet.
///
/// @param bytes length of the header
/// @param records number of records, or [#STREAMING]
/// @param variables in the order of the file
record Header(long bytes, long records, List<StoredVariable> variables) {

    /// The number of records follows from the length of the file.
    static final long STREAMING = -1;

    /// @param size number of indices; 0 for the record dimension
    record Dimension(String name, long size) {

        boolean isRecord() {
            return size == 0;
        }
    }

    /// @param said the attribute as people and conventions see it
    record TypedAttribute(NetcdfType type, Attribute said) {}

    /// An array as the header describes it.
    ///
    /// @param dimensions slowest first; only the first can be the record dimension
    /// @param begin first byte of the first value
    record StoredVariable(
            String name, NetcdfType type, List<Dimension> dimensions, List<TypedAttribute> attributes, long begin) {

        /// Whether it grows: its values are spread over the records.
        boolean isRecord() {
            return !dimensions.isEmpty() && dimensions.getFirst().isRecord();
        }
    }
}
