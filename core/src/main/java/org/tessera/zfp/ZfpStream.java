package org.tessera.zfp;

import org.tessera.error.MalformedException;
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
        encode(header.type(), header.sizes(), header.mode(), array, out);
        return out.toByteArray();
    }

    /// The blocks of an array of any sizes, at the end of a stream.
    static void encode(ZfpType type, int[] sizes, ZfpMode mode, Object array, BitSink out) {
        Tile tile = new Tile(sizes);
        Blocks blocks = Blocks.of(type, array, mode, sizes.length);
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
        BitSource in = new BitSource(stream);
        in.seek(withHeader ? header.bits() : 0);
        return decode(header.type(), header.sizes(), header.mode(), in);
    }

    /// The blocks of an array, from where a stream stands.
    static Object decode(ZfpType type, int[] sizes, ZfpMode mode, BitSource in) {
        Tile tile = new Tile(sizes);
        checkLength(tile.blocks(), mode, in.end - in.position);
        Object array = Elements.newArray(type.element(), tile.values());
        Blocks blocks = Blocks.of(type, array, mode, sizes.length);
        tile.first();
        do {
            blocks.read(in, tile);
        } while (tile.next());
        return array;
    }

    /// Each block takes a bit at least, so a short stream cannot claim a large array.
    static void checkLength(long blocks, ZfpMode mode, long bits) {
        if (blocks * (double) Math.max(1, mode.minBits()) > bits) {
            throw new MalformedException(
                    -1, "a zfp stream of " + blocks + " blocks cannot lie in " + bits / 8 + " bytes");
        }
    }
}
