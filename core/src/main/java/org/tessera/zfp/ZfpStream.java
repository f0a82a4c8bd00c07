package org.tessera.zfp;

import org.tessera.error.MalformedException;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.io.Limits;

/// Whole arrays to zfp streams and back: the same bytes as zfp's own, for the same mode.
public final class ZfpStream {

    private ZfpStream() {}

    /// @param array of the class of the header's type
    /// @param withHeader whether the header stands before the blocks
    /// @return whole bytes, little-endian
    public static byte[] encode(ZfpHeader header, Object array, boolean withHeader) {
        long bytes = header.shape().count() * header.type().element().bytes();
        BitSink out = new BitSink((int) Math.min(1 << 26, bytes / 4));
        if (withHeader) {
            header.write(out);
        }
        encodeBlocks(header, array, out);
        return out.toByteArray();
    }

    static void encodeBlocks(ZfpHeader header, Object array, BitSink out) {
        Tile tile = new Tile(header.sizes());
        Blocks blocks =
                Blocks.of(header.type(), array, header.mode(), header.shape().rank());
        tile.first();
        do {
            blocks.write(out, tile);
        } while (tile.next());
    }

    /// Decodes all values.
    ///
    /// @param stream which begins with a header if `withHeader`
    /// @return an array of the class of the header's type
    /// @throws org.tessera.error.CompressionException when the stream ends early, or asks for too much
    public static Object decode(ZfpHeader header, byte[] stream, boolean withHeader, Limits limits) {
        limits.checkChunkValues(header.shape().count());
        checkLength(header, 8L * stream.length);
        ElementType type = header.type().element();
        Object array = Elements.newArray(type, (int) header.shape().count());
        BitSource in = new BitSource(stream);
        in.seek(withHeader ? header.bits() : 0);
        Tile tile = new Tile(header.sizes());
        Blocks blocks =
                Blocks.of(header.type(), array, header.mode(), header.shape().rank());
        tile.first();
        do {
            blocks.read(in, tile);
        } while (tile.next());
        return array;
    }

    /// Each block takes a bit at least, so a short stream cannot claim a large array.
    static void checkLength(ZfpHeader header, long bits) {
        long blocks = 1;
        for (long size : header.shape().sizes()) {
            blocks *= (size + 3) / 4;
        }
        if (blocks * (double) Math.max(1, header.mode().minBits()) > bits) {
            throw new MalformedException(
                    bits / 8, "a zfp stream of " + blocks + " blocks cannot lie in " + bits / 8 + " bytes");
        }
    }
}
