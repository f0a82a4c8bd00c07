package org.tessera.formats.fits;

import java.nio.ByteOrder;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// What a container keeps of an image to put its values back.
///
/// As bytes: kind (0 as it stands, 1 tile-compressed), number of the HDU as a varint, sum of the original data unit as
/// a 32-bit integer (0 for the second kind), then the place of the values as its own bytes; tiles have no one place,
/// theirs is the start of the data.
///
/// @param sum of the data unit as for DATASUM: equal sums leave the checksums of the original as they are, right or
/// wrong
record ImagePlace(boolean tiled, int hdu, long sum, ContiguousPlacement place) {

    static ImagePlace of(Hdu hdu, Pixels pixels, boolean tiled, long sum) {
        return new ImagePlace(
                tiled,
                hdu.number(),
                sum,
                new ContiguousPlacement(hdu.dataOffset(), pixels.stored(), ByteOrder.BIG_ENDIAN, pixels.shape()));
    }

    byte[] toBytes() {
        return new ByteWriter(32)
                .u8(tiled ? 1 : 0)
                .varint(hdu)
                .i32((int) sum)
                .bytes(place.toBytes())
                .toByteArray();
    }

    /// @throws org.tessera.error.CompressionException when the bytes are not what [#toBytes] writes
    static ImagePlace parse(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int kind = in.u8();
        if (kind > 1) {
            throw in.malformed("a place of an image of kind " + kind);
        }
        int hdu = in.varint(Integer.MAX_VALUE, "the number of an HDU");
        long sum = in.i32() & 0xFFFFFFFFL;
        return new ImagePlace(kind == 1, hdu, sum, ContiguousPlacement.parse(in.bytes(in.remaining())));
    }

    /// Whether both name the same place, whatever the sums.
    boolean agrees(ImagePlace other) {
        return tiled == other.tiled && hdu == other.hdu && place.equals(other.place);
    }
}
