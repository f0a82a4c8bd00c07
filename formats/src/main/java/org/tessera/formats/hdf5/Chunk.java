package org.tessera.formats.hdf5;

import org.jspecify.annotations.Nullable;

/// One stored chunk and where the index says so.
///
/// @param number which chunk of the grid
/// @param address first byte
/// @param size stored bytes
/// @param mask filters left out
/// @param entry where the index entry's fields lie; null when the index has none (implicit)
record Chunk(
        long number,
        long address,
        long size,
        int mask,
        @Nullable Entry entry) {

    /// Places of the fields that must change when a chunk is stored elsewhere or with another size.
    ///
    /// @param addressField offset in the file of the address
    /// @param sizeField offset in the file of the size, or -1 when chunks have one fixed size
    /// @param sizeBytes width of the size
    /// @param maskField offset in the file of the filter mask, or -1
    /// @param region what a checksum covers, or null
    record Entry(
            long addressField,
            long sizeField,
            int sizeBytes,
            long maskField,
            @Nullable Region region) {}
}
