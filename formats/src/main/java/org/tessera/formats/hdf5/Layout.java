package org.tessera.formats.hdf5;

import org.jspecify.annotations.Nullable;
import org.tessera.field.Shape;

/// Where the values of a dataset lie (specification section IV.A.2.i, Data Layout message).
sealed interface Layout {

    /// In one piece.
    ///
    /// @param address first byte, or [FileBytes#UNDEFINED] when nothing was ever written
    record Contiguous(long address) implements Layout {}

    /// Inside the object header.
    ///
    /// @param offset offset in the file of the first byte
    /// @param region what the header's checksum covers; null in version 1 headers
    record Compact(long offset, @Nullable Region region) implements Layout {}

    /// In chunks of equal shape, each filtered on its own.
    ///
    /// @param chunk shape of a chunk
    /// @param index how chunks are found
    /// @param address of the index, or [FileBytes#UNDEFINED] when nothing was ever written
    /// @param plainEdges true when chunks that reach beyond the dataset are not filtered
    /// @param single the one chunk of [Index#SINGLE]; null for other kinds
    record Chunked(
            Shape chunk,
            Index index,
            long address,
            boolean plainEdges,
            @Nullable Single single) implements Layout {}

    /// Not in this file, or not in a way that is read.
    ///
    /// @param reason for people
    record Elsewhere(String reason) implements Layout {}

    /// The kinds of chunk indexes (specification section VII, appendix C).
    enum Index {
        BTREE_V1,
        SINGLE,
        IMPLICIT,
        FIXED_ARRAY,
        EXTENSIBLE_ARRAY,
        BTREE_V2
    }

    /// What a layout message says of its only chunk. Without filters `size` is -1 and has no field.
    ///
    /// @param size stored bytes
    /// @param mask filters left out
    /// @param sizeField offset in the file of the size; the mask follows it
    /// @param addressField offset in the file of the chunk's address
    /// @param region what the header's checksum covers
    record Single(
            long size,
            int mask,
            long sizeField,
            long addressField,
            @Nullable Region region) {}
}
