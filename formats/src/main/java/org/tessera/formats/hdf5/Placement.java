package org.tessera.formats.hdf5;

import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Where a variable belongs, as kept next to its compressed values.
///
/// Small on purpose: the template holds every object header and index, so restoring reads the structure
/// from there again. What is kept beside the header's address is only there to be compared: a template of
/// another file is refused before a byte is written.
///
/// @param header address of the dataset's object header
/// @param chunks number of stored chunks; 0 when the values lie in one piece
/// @param storedBytes bytes of the file that hold the values
record Placement(long header, long chunks, long storedBytes) {

    private static final int VERSION = 1;

    static Placement of(Hdf5Field field) {
        StoredArray array = field.array();
        ChunkReader reader = field.chunks();
        return reader == null
                ? new Placement(array.header(), 0, array.spec().bytes())
                : new Placement(
                        array.header(),
                        reader.table().chunks().size(),
                        reader.table().storedBytes());
    }

    byte[] toBytes() {
        return new ByteWriter()
                .u8(VERSION)
                .varint(header)
                .varint(chunks)
                .varint(storedBytes)
                .toByteArray();
    }

    static Placement parse(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.u8();
        if (version != VERSION) {
            throw new UnsupportedException(
                    "version " + version + " of an HDF5 placement is not known; version " + VERSION + " is");
        }
        Placement placement = new Placement(in.varint(), in.varint(), in.varint());
        in.expectEnd("an HDF5 placement");
        return placement;
    }

    void check(Placement found, String name) {
        if (!equals(found)) {
            throw new MalformedException(
                    -1, "the template does not fit variable '" + name + "': expected " + this + ", found " + found);
        }
    }
}
