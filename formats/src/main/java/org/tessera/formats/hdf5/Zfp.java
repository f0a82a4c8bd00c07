package org.tessera.formats.hdf5;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpStream;

/// The filter 32013, as the plugin H5Z-ZFP stores it: blocks without a header, which lies in the client data as 32-bit
/// words after one of version numbers.
///
/// A writer of the other byte order leaves those words the other way round, and gives values in its own order.
final class Zfp {

    private Zfp() {}

    /// Header and byte order of a dataset.
    private record Client(ZfpHeader header, ByteOrder order) {}

    static byte[] decode(byte[] stored, int[] parameters, int length, String where) {
        Client client = client(parameters, where);
        ElementType type = client.header.type().element();
        long claimed = Math.multiplyExact(client.header.shape().count(), (long) type.bytes());
        if (claimed != length) {
            throw new MalformedException(
                    -1, where + " of " + length + " bytes has a zfp header for " + claimed + " bytes");
        }
        Object values;
        try {
            values = ZfpStream.decode(client.header, stored, false, Limits.DEFAULT);
        } catch (CompressionException e) {
            throw new MalformedException(-1, where + ": " + e.getMessage());
        }
        byte[] bytes = new byte[length];
        int n = (int) client.header.shape().count();
        Elements.store(type, values, 0, MemorySegment.ofArray(bytes), 0, n, client.order);
        return bytes;
    }

    /// The stored form, or null when zfp would not give these values back bit for bit.
    static byte @Nullable [] encode(byte[] bytes, int[] parameters) {
        Client client = client(parameters, "a chunk");
        ElementType type = client.header.type().element();
        int n = (int) client.header.shape().count();
        Object values = Elements.newArray(type, n);
        Elements.load(type, MemorySegment.ofArray(bytes), 0, values, 0, n, client.order);
        byte[] stored;
        try {
            stored = ZfpStream.encode(client.header, values, false);
        } catch (IllegalArgumentException e) {
            return null; // NaN or infinite values, which this mode does not hold
        }
        byte[] back = decode(stored, parameters, bytes.length, "a chunk");
        return java.util.Arrays.equals(back, bytes) ? stored : null;
    }

    private static Client client(int[] parameters, String where) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ByteWriter words = new ByteWriter(4 * parameters.length);
            for (int i = 1; i < parameters.length; i++) {
                words.i32(order == ByteOrder.LITTLE_ENDIAN ? parameters[i] : Integer.reverseBytes(parameters[i]));
            }
            byte[] head = words.toByteArray();
            if (ZfpHeader.startsWithMagic(head)) {
                try {
                    return new Client(ZfpHeader.read(head), order);
                } catch (UnsupportedException e) {
                    throw new UnsupportedException(where + ": " + e.getMessage());
                } catch (CompressionException e) {
                    throw new MalformedException(-1, where + ": " + e.getMessage());
                }
            }
        }
        throw new MalformedException(-1, where + ": the client data of its zfp filter hold no zfp header");
    }
}
