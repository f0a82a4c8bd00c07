package org.tessera.formats;

/// A range of bytes in a file.
///
/// @param offset first byte
/// @param length number of bytes
public record Extent(long offset, long length) {

    public long end() {
        return offset + length;
    }
}
