package org.tessera.formats.netcdf;

import java.nio.ByteOrder;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Where a variable lies: big-endian, in one piece or a slab a record.
///
/// As bytes: the pitch as a varint, then the place as its own bytes.
///
/// @param place of the first value, with the shape of all
/// @param pitch bytes from one index of the slowest axis to the next
record SlabPlacement(ContiguousPlacement place, long pitch) {

    SlabPlacement {
        long slabs = place.shape().size(0);
        long slab = place.bytes() / slabs;
        if (pitch < slab || pitch > (Long.MAX_VALUE - place.offset() - slab) / slabs) {
            throw new IllegalArgumentException("a pitch of " + pitch + " bytes for " + place);
        }
    }

    /// One past the last byte.
    long end() {
        long slabs = place.shape().size(0);
        return place.offset() + (slabs - 1) * pitch + place.bytes() / slabs;
    }

    static SlabPlacement of(Layout.Slabs slabs, ElementType type, Shape shape) {
        long pitch = slabs.record() ? slabs.pitch() : slabs.bytes() / shape.size(0);
        return new SlabPlacement(new ContiguousPlacement(slabs.begin(), type, ByteOrder.BIG_ENDIAN, shape), pitch);
    }

    byte[] toBytes() {
        return new ByteWriter(32).varint(pitch).bytes(place.toBytes()).toByteArray();
    }

    /// @throws org.tessera.error.CompressionException when the bytes are not what [#toBytes] writes
    static SlabPlacement parse(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        long pitch = in.varint();
        ContiguousPlacement place = ContiguousPlacement.parse(in.bytes(in.remaining()));
        try {
            return new SlabPlacement(place, pitch);
        } catch (IllegalArgumentException e) {
            throw in.malformed("a placement that cannot be: " + e.getMessage());
        }
    }
}
